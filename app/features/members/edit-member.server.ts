import type { CommandResult, IpmContext } from '~/platform/context';
import { recordAudit } from '../audit/record-audit.server';
import { conflictOf } from './member-conflict-queries.server';
import type { EditMemberInput } from './member-form';
import { getMember } from './member-queries.server';
import { maskNin, openNin, sealNin } from './nin.server';

/** Corrects who a participant is; employments are changed by dated acts of their own. */
export async function editMember(
  ctx: IpmContext,
  { memberId, nin, ...person }: EditMemberInput,
): Promise<CommandResult> {
  const identity = nin === null ? null : ((await ctx.identities.ensurePersons([nin]))[0] ?? null);
  return ctx.transaction(async (tx) => {
    const { sql } = tx;
    const before = await getMember(tx, memberId, 'lock');
    const conflict = await conflictOf(ctx, sql, { ...person, nin }, memberId);
    if (conflict !== null) return conflict;
    const sealed = sealNin(ctx, nin, memberId);
    await sql.run`UPDATE Participant SET matricule = ${person.matricule},
        lastName = ${person.lastName}, firstName = ${person.firstName},
        birthDate = ${person.birthDate}, sex = ${person.sex}, phone = ${person.phone},
        email = ${person.email}, ninCiphertext = ${sealed.ninCiphertext},
        ninIndex = ${sealed.ninIndex}, personId = ${identity ?? before.personId},
        updatedAt = ${tx.now}
      WHERE ipmId = ${sql.ipm} AND id = ${memberId}`;
    const { matricule, lastName, firstName, birthDate, sex, phone, email } = before;
    const known = { matricule, lastName, firstName, birthDate, sex, phone, email };
    await recordAudit(ctx, tx, {
      action: 'participant.changed',
      entityKind: 'participant',
      entityId: memberId,
      before: { ...known, nin: maskNin(openNin(ctx, before.ninCiphertext, memberId)) },
      after: { ...person, nin: maskNin(nin) },
    });
    return { ok: true };
  });
}
