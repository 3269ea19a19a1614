import { OPEN_END } from '~/domain/period';
import type { CommandResult, IpmContext } from '~/platform/context';
import { recordAudit } from '../audit/record-audit.server';
import { getAffiliation, hasLeft } from '../employers/employer-queries.server';
import type { CreateMemberInput } from './member-form';
import { conflictOf } from './member-conflict-queries.server';
import { sealNin } from './nin.server';

/** Enrols a worker of an affiliated employer, with the salary from the first day of rights. */
export async function createMember(
  ctx: IpmContext,
  input: CreateMemberInput,
): Promise<CommandResult<{ memberId: bigint }>> {
  const [personId] = await ctx.identities.ensurePersons([input.nin]);
  if (personId === undefined) throw new Error('the person has no national row');
  return ctx.transaction(async (tx) => {
    const conflict = await conflictOf(ctx, tx.sql, input, null);
    if (conflict !== null) return conflict;
    const employer = await getAffiliation(tx, input.affiliationId, 'lock');
    if (hasLeft(employer, input.enrolledOn)) return { ok: false, reason: 'employer-ended' };
    const { affiliationId, monthlySalaryXof, enrolledOn, nin, ...person } = input;
    const memberId = tx.newId();
    await tx.sql.insert('Participant', {
      id: memberId,
      personId,
      ...person,
      ...sealNin(ctx, nin, memberId),
      status: 'active',
      enrolledOn,
      leftOn: null,
      createdAt: tx.now,
      updatedAt: tx.now,
    });
    await tx.sql.insert('Employment', {
      id: tx.newId(),
      participantId: memberId,
      affiliationId,
      monthlySalaryXof,
      validFrom: enrolledOn,
      validTo: OPEN_END,
      createdAt: tx.now,
    });
    await recordAudit(ctx, tx, {
      action: 'participant.created',
      entityKind: 'participant',
      entityId: memberId,
      after: { ...person, employer: employer.name, monthlySalaryXof, enrolledOn },
    });
    return { ok: true, memberId };
  });
}
