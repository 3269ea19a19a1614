import { dependantMatchKey } from '~/domain/affiliation/dependant';
import { OPEN_END } from '~/domain/period';
import type { CommandResult, IpmContext } from '~/platform/context';
import { recordAudit } from '../audit/record-audit.server';
import type { AddDependantInput } from './member-form';
import { getMember } from './member-queries.server';

/** Ties a spouse or a child to a participant. */
export async function addDependant(
  ctx: IpmContext,
  { memberId, ...dependant }: AddDependantInput,
): Promise<CommandResult> {
  const [personId] = await ctx.identities.ensurePersons([null]);
  if (personId === undefined) throw new Error('the person has no national row');
  return ctx.transaction(async (tx) => {
    const { sql } = tx;
    await getMember(tx, memberId, 'lock');
    const matchKey = dependantMatchKey(dependant);
    const known = await sql.first<{ id: bigint }>`SELECT id FROM Dependant
      WHERE ipmId = ${sql.ipm} AND participantId = ${memberId} AND matchKey = ${matchKey}`;
    if (known !== null) return { ok: false, reason: 'dependant-known' };
    if (dependant.birthDate !== null && dependant.validFrom < dependant.birthDate) {
      return { ok: false, reason: 'before-birth' };
    }
    await sql.insert('Dependant', {
      id: tx.newId(),
      participantId: memberId,
      personId,
      matchKey,
      ...dependant,
      validTo: OPEN_END,
      createdAt: tx.now,
      updatedAt: tx.now,
    });
    await recordAudit(ctx, tx, {
      action: 'participant.dependant-added',
      entityKind: 'participant',
      entityId: memberId,
      after: dependant,
    });
    return { ok: true };
  });
}
