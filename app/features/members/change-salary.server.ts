import { planEmployment, type KnownEmployment } from '~/domain/affiliation/employment-change';
import type { CommandResult, IpmContext, IpmTransaction } from '~/platform/context';
import { recordAudit } from '../audit/record-audit.server';
import { getAffiliation, hasLeft } from '../employers/employer-queries.server';
import type { ChangeSalaryInput } from './member-form';
import { getMember } from './member-queries.server';

/** A salary, or an employer, from a day on: the employment before it is closed. */
export async function changeSalary(
  ctx: IpmContext,
  { memberId, affiliationId, monthlySalaryXof, from }: ChangeSalaryInput,
): Promise<CommandResult> {
  return ctx.transaction(async (tx) => {
    const { sql } = tx;
    const member = await getMember(tx, memberId, 'lock');
    if (from < member.enrolledOn) return { ok: false, reason: 'before-enrolment' };
    const employer = await getAffiliation(tx, affiliationId, 'lock');
    if (hasLeft(employer, from)) return { ok: false, reason: 'employer-ended' };
    const known = await sql.rows<KnownEmployment>`
      SELECT id, affiliationId, monthlySalaryXof, validFrom, validTo FROM Employment
      WHERE ipmId = ${sql.ipm} AND participantId = ${memberId} FOR UPDATE`;
    const change = planEmployment(known, { affiliationId, monthlySalaryXof, from });
    if (change === null) return { ok: false, reason: 'salary-unchanged' };
    await writeChange(tx, { memberId, affiliationId, monthlySalaryXof, change });
    await sql.run`UPDATE Participant SET status = 'active', leftOn = NULL, updatedAt = ${tx.now}
      WHERE ipmId = ${sql.ipm} AND id = ${memberId}`;
    const before = known.find((one) => one.validFrom <= from && from < one.validTo);
    await recordAudit(ctx, tx, {
      action: 'participant.salary-changed',
      entityKind: 'participant',
      entityId: memberId,
      before: { monthlySalaryXof: before?.monthlySalaryXof ?? null },
      after: { monthlySalaryXof, employer: employer.name, from },
    });
    return { ok: true };
  });
}

async function writeChange(
  tx: IpmTransaction,
  task: {
    readonly memberId: bigint;
    readonly affiliationId: bigint;
    readonly monthlySalaryXof: bigint;
    readonly change: NonNullable<ReturnType<typeof planEmployment>>;
  },
) {
  const { sql } = tx;
  const { memberId, affiliationId, monthlySalaryXof, change } = task;
  const { close, correct, insert, from } = change;
  if (close.length > 0) {
    await sql.run`UPDATE Employment SET validTo = ${from}
      WHERE ipmId = ${sql.ipm} AND id IN (${sql.list(close)})`;
  }
  if (correct !== null) {
    await sql.run`UPDATE Employment SET affiliationId = ${affiliationId},
        monthlySalaryXof = ${monthlySalaryXof}
      WHERE ipmId = ${sql.ipm} AND id = ${correct}`;
  }
  if (insert === null) return;
  await sql.insert('Employment', {
    ...insert,
    id: tx.newId(),
    participantId: memberId,
    createdAt: tx.now,
  });
}
