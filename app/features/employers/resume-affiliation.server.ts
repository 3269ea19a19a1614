import { OPEN_END, type Day } from '~/domain/period';
import type { CommandResult, IpmContext, IpmTransaction } from '~/platform/context';
import { recordAudit, recordAudits } from '../audit/record-audit.server';
import type { ResumeAffiliationInput } from './employer-form';
import { getAffiliation } from './employer-queries.server';

/**
 * Takes back the end of an affiliation: it goes on as if it had never ended, and so do the
 * employments that ended on that day, except of those who have found work since.
 */
export async function resumeAffiliation(
  ctx: IpmContext,
  { affiliationId, motive }: ResumeAffiliationInput,
): Promise<CommandResult> {
  return ctx.transaction(async (tx) => {
    const employer = await getAffiliation(tx, affiliationId, 'lock');
    const { status, endedOn } = employer;
    if (status !== 'ended' || endedOn === null) return { ok: false, reason: 'employer-not-ended' };
    const returning = await lockReturning(tx, affiliationId, endedOn);
    await reopenEmployments(tx, affiliationId, endedOn, returning);
    const after = { status: await statusOf(tx, affiliationId, ctx.today), endedOn: null };
    await tx.sql.run`UPDATE Affiliation
      SET status = ${after.status}, endedOn = NULL, updatedAt = ${tx.now}
      WHERE ipmId = ${tx.sql.ipm} AND id = ${affiliationId}`;
    await recordAudits(
      ctx,
      tx,
      returning.map((participantId) => ({
        action: 'participant.returned',
        entityKind: 'participant',
        entityId: participantId,
        after: { employer: employer.name },
        reason: motive,
      })),
    );
    await recordAudit(ctx, tx, {
      action: 'employer.resumed',
      entityKind: 'employer',
      entityId: affiliationId,
      before: { status, endedOn },
      after: { ...after, employmentsResumed: returning.length },
      reason: motive,
    });
    return { ok: true };
  });
}

async function lockReturning({ sql }: IpmTransaction, affiliationId: bigint, day: Day) {
  const rows = await sql.rows<{ participantId: bigint }>`SELECT DISTINCT e.participantId
    FROM Employment e WHERE e.ipmId = ${sql.ipm} AND e.affiliationId = ${affiliationId}
      AND e.validTo = ${day}
      AND NOT EXISTS (SELECT 1 FROM Employment o WHERE o.ipmId = ${sql.ipm}
        AND o.participantId = e.participantId AND o.id <> e.id AND o.validFrom >= ${day})
    ORDER BY e.participantId FOR UPDATE`;
  return rows.map(({ participantId }) => participantId);
}

async function reopenEmployments(
  { sql, now }: IpmTransaction,
  affiliationId: bigint,
  day: Day,
  participants: readonly bigint[],
) {
  if (participants.length === 0) return;
  await sql.run`UPDATE Employment SET validTo = ${OPEN_END}
    WHERE ipmId = ${sql.ipm} AND affiliationId = ${affiliationId} AND validTo = ${day}
      AND participantId IN (${sql.list(participants)})`;
  await sql.run`UPDATE Participant SET status = 'active', leftOn = NULL, updatedAt = ${now}
    WHERE ipmId = ${sql.ipm} AND id IN (${sql.list(participants)}) AND leftOn = ${day}`;
}

/** A suspension that was not lifted still holds. */
async function statusOf({ sql }: IpmTransaction, affiliationId: bigint, today: Day) {
  const suspension = await sql.first<{ id: bigint }>`SELECT id FROM Suspension
    WHERE ipmId = ${sql.ipm} AND affiliationId = ${affiliationId} AND validTo > ${today} LIMIT 1`;
  return suspension === null ? 'active' : 'suspended';
}
