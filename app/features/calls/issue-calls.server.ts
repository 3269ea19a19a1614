import { sum } from '~/domain/money';
import { firstDay, lastDay, toPeriod, type Period } from '~/domain/period';
import { getRuleOn } from '~/features/rules/rule-queries.server';
import { reportProgress } from '~/features/progress/report-progress.server';
import type { JobPayload } from '#jobs/catalog';
import type { TenantContext } from '~/platform/context';
import { batchesOf, type EmployerToCall } from './call-batches';
import { issueEmployerCalls } from './issue-employer-calls.server';

/** A page looks about as often; each report is a commit of its own. */
const REPORT_EVERY_MS = 500;

/** Employers of the month, a few in each transaction: killed in the middle, it goes on where it was. */
export async function issueCalls(
  ctx: TenantContext,
  job: JobPayload<'calls.issue'>,
): Promise<void> {
  const period = toPeriod(job.period);
  const rule = await getRuleOn(ctx.sql, firstDay(period));
  const employers = await listEmployersToCall(ctx, period);
  const total = employers.length;
  const acting: TenantContext = { ...ctx, actor: job.actor };
  await reportProgress(ctx, job.progressId, { state: 'running', done: 0, total });
  let done = 0;
  let totalXof = 0n;
  let reportedAt = performance.now();
  for (const batch of batchesOf(employers)) {
    const issued = await issueEmployerCalls(acting, batch, {
      period,
      rule,
      issuedBy: job.issuedBy,
    });
    totalXof += sum(issued.map((call) => call.totalXof));
    done += batch.length;
    if (performance.now() - reportedAt < REPORT_EVERY_MS) continue;
    await reportProgress(ctx, job.progressId, { state: 'running', done, total });
    reportedAt = performance.now();
  }
  const message = totalXof.toString();
  await reportProgress(ctx, job.progressId, { state: 'done', done, total, message });
}

async function listEmployersToCall({ sql }: TenantContext, period: Period) {
  return sql.rows<EmployerToCall>`SELECT a.id, COUNT(*) AS employments
    FROM Affiliation a JOIN Employment e ON e.ipmId = a.ipmId AND e.affiliationId = a.id
    WHERE a.ipmId = ${sql.ipm} AND e.validFrom <= ${lastDay(period)}
      AND e.validTo > ${firstDay(period)}
    GROUP BY a.ipmId, a.id, a.name
    ORDER BY a.name, a.id`;
}
