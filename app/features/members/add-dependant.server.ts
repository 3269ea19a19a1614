import { dependantMatchKey } from '~/domain/affiliation/dependant';
import { OPEN_END } from '~/domain/period';
import type { CommandResult, IpmContext } from '~/platform/context';
import { recordAudit } from '../audit/record-audit.server';
import type { AddDependantInput } from './member-form';
import { dependantConflictOf } from './member-conflict-queries.server';
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
    const conflict = await dependantConflictOf(sql, memberId, dependant, null);
    if (conflict !== null) return conflict;
    await sql.insert('Dependant', {
      id: tx.newId(),
      participantId: memberId,
      personId,
      matchKey: dependantMatchKey(dependant),
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
