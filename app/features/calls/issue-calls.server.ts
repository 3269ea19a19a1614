import { firstDay, lastDay, toPeriod, type Period } from '~/domain/period';
import { getRuleOn } from '~/features/rules/rule-queries.server';
import { reportProgress } from '~/features/progress/report-progress.server';
import type { JobPayload } from '#jobs/catalog';
import type { TenantContext } from '~/platform/context';
import { issueCall } from './issue-call.server';

/** A page looks about as often; each report is a commit of its own. */
const REPORT_EVERY_MS = 500;

/** Employers of the month, each in its own short transaction: killed in the middle, it goes on where it was. */
export async function issueCalls(
  ctx: TenantContext,
  job: JobPayload<'calls.issue'>,
): Promise<void> {
  const period = toPeriod(job.period);
  const rule = await getRuleOn(ctx.sql, firstDay(period));
  const affiliationIds = await listAffiliationsToCall(ctx, period);
  const total = affiliationIds.length;
  const acting: TenantContext = { ...ctx, actor: job.actor };
  await reportProgress(ctx, job.progressId, { state: 'running', done: 0, total });
  let done = 0;
  let totalXof = 0n;
  let reportedAt = performance.now();
  for (const affiliationId of affiliationIds) {
    const issued = await issueCall(acting, {
      affiliationId,
      period,
      rule,
      issuedBy: job.issuedBy,
    });
    totalXof += issued.totalXof;
    done += 1;
    if (performance.now() - reportedAt < REPORT_EVERY_MS) continue;
    await reportProgress(ctx, job.progressId, { state: 'running', done, total });
    reportedAt = performance.now();
  }
  const message = totalXof.toString();
  await reportProgress(ctx, job.progressId, { state: 'done', done, total, message });
}

async function listAffiliationsToCall({ sql }: TenantContext, period: Period): Promise<bigint[]> {
  const rows = await sql.rows<{ id: bigint }>`SELECT DISTINCT a.id, a.name
    FROM Affiliation a JOIN Employment e ON e.ipmId = a.ipmId AND e.affiliationId = a.id
    WHERE a.ipmId = ${sql.ipm} AND e.validFrom <= ${lastDay(period)}
      AND e.validTo > ${firstDay(period)}
    ORDER BY a.name, a.id`;
  return rows.map(({ id }) => id);
}
