import type { Day } from '~/domain/period';
import type { CommandResult, IpmContext, IpmTransaction } from '~/platform/context';
import { recordAudit, recordAudits } from '../audit/record-audit.server';
import type { EndAffiliationInput } from './employer-form';
import { getAffiliation } from './employer-queries.server';

type Leaver = { readonly participantId: bigint; readonly hasOtherEmployer: bigint };

/**
 * The employer leaves the IPM on that day: the employments there end, and whoever works for nobody
 * else leaves too. What was called stays owed.
 */
export async function endAffiliation(
  ctx: IpmContext,
  { affiliationId, endedOn, motive }: EndAffiliationInput,
): Promise<CommandResult> {
  if (endedOn > ctx.today) return { ok: false, reason: 'day-in-future' };
  return ctx.transaction(async (tx) => {
    const employer = await getAffiliation(tx, affiliationId, 'lock');
    if (employer.status === 'ended') return { ok: false, reason: 'employer-ended' };
    if (endedOn <= employer.affiliatedOn) return { ok: false, reason: 'before-affiliation' };
    if (await isHiredLater(tx, affiliationId, endedOn)) {
      return { ok: false, reason: 'hired-later' };
    }
    const leavers = await lockLeavers(tx, affiliationId, endedOn);
    await endEmployments(tx, affiliationId, endedOn, leavers);
    await recordAudits(
      ctx,
      tx,
      leavers.map(({ participantId, hasOtherEmployer }) => ({
        action: hasOtherEmployer ? 'participant.employment-ended' : 'participant.left',
        entityKind: 'participant',
        entityId: participantId,
        after: { employer: employer.name, endedOn },
        reason: motive,
      })),
    );
    await recordAudit(ctx, tx, {
      action: 'employer.ended',
      entityKind: 'employer',
      entityId: affiliationId,
      before: { status: employer.status },
      after: { status: 'ended', endedOn, employmentsEnded: leavers.length },
      reason: motive,
    });
    return { ok: true };
  });
}

async function isHiredLater({ sql }: IpmTransaction, affiliationId: bigint, day: Day) {
  const row = await sql.first<{ id: bigint }>`SELECT id FROM Employment
    WHERE ipmId = ${sql.ipm} AND affiliationId = ${affiliationId} AND validFrom >= ${day} LIMIT 1`;
  return row !== null;
}

function lockLeavers({ sql }: IpmTransaction, affiliationId: bigint, day: Day) {
  return sql.rows<Leaver>`SELECT DISTINCT e.participantId,
      EXISTS (SELECT 1 FROM Employment o WHERE o.ipmId = ${sql.ipm}
        AND o.participantId = e.participantId AND o.affiliationId <> ${affiliationId}
        AND o.validTo > ${day}) AS hasOtherEmployer
    FROM Employment e WHERE e.ipmId = ${sql.ipm} AND e.affiliationId = ${affiliationId}
      AND e.validTo > ${day} ORDER BY e.participantId FOR UPDATE`;
}

async function endEmployments(
  { sql, now }: IpmTransaction,
  affiliationId: bigint,
  day: Day,
  leavers: readonly Leaver[],
) {
  await sql.run`UPDATE Employment SET validTo = ${day}
    WHERE ipmId = ${sql.ipm} AND affiliationId = ${affiliationId} AND validTo > ${day}`;
  const gone = leavers
    .filter(({ hasOtherEmployer }) => !hasOtherEmployer)
    .map(({ participantId }) => participantId);
  if (gone.length > 0) {
    await sql.run`UPDATE Participant SET status = 'left', leftOn = ${day}, updatedAt = ${now}
      WHERE ipmId = ${sql.ipm} AND id IN (${sql.list(gone)}) AND status = 'active'`;
  }
  await sql.run`UPDATE Affiliation SET status = 'ended', endedOn = ${day}, updatedAt = ${now}
    WHERE ipmId = ${sql.ipm} AND id = ${affiliationId}`;
}
