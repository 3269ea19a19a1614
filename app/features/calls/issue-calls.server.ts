import { sum } from '~/domain/money';
import { firstDay, lastDay, toPeriod, type Period } from '~/domain/period';
import { getRuleOn } from '~/features/rules/rule-queries.server';
import { reportProgress } from '~/features/progress/report-progress.server';
import type { JobPayload } from '#jobs/catalog';
import type { TenantContext } from '~/platform/context';
import { batchesOf, type EmployerToCall } from './call-batches';
import { issueEmployerCalls, type IssuedCall } from './issue-employer-calls.server';

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
  const failures: unknown[] = [];
  for (const batch of batchesOf(employers)) {
    const { issued, failed } = await issueBatch(acting, batch, {
      period,
      rule,
      issuedBy: job.issuedBy,
    });
    failures.push(...failed);
    totalXof += sum(issued.map((call) => call.totalXof));
    done += batch.length;
    if (performance.now() - reportedAt < REPORT_EVERY_MS) continue;
    await reportProgress(ctx, job.progressId, { state: 'running', done, total });
    reportedAt = performance.now();
  }
  if (failures.length > 0) {
    throw new AggregateError(failures, `${failures.length} of ${total} employers have no call`);
  }
  const message = totalXof.toString();
  await reportProgress(ctx, job.progressId, { state: 'done', done, total, message });
}

/**
 * Several employers in one transaction; when it fails, each in one of its own, so that whatever is
 * wrong with one of them costs the others nothing.
 *
 * @throws when the database itself is away, or when none of them succeeds: then it is not the employers.
 */
async function issueBatch(
  ctx: TenantContext,
  batch: readonly bigint[],
  issue: Parameters<typeof issueEmployerCalls>[2],
) {
  try {
    return { issued: await issueEmployerCalls(ctx, batch, issue), failed: [] };
  } catch (error) {
    if (batch.length === 1) throw error;
    await askDatabase(ctx);
  }
  const issued: IssuedCall[] = [];
  const failed: unknown[] = [];
  for (const id of batch) {
    try {
      issued.push(...(await issueEmployerCalls(ctx, [id], issue)));
    } catch (error) {
      failed.push(new Error(`employer ${id}`, { cause: error }));
      await askDatabase(ctx);
    }
  }
  if (issued.length === 0) throw failed[0];
  return { issued, failed };
}

/** @throws when it does not answer. */
const askDatabase = ({ sql }: TenantContext) =>
  sql.first`SELECT id FROM Affiliation WHERE ipmId = ${sql.ipm} LIMIT 1`;

async function listEmployersToCall({ sql }: TenantContext, period: Period) {
  return sql.rows<EmployerToCall>`SELECT a.id, COUNT(*) AS employments
    FROM Affiliation a JOIN Employment e ON e.ipmId = a.ipmId AND e.affiliationId = a.id
    WHERE a.ipmId = ${sql.ipm} AND e.validFrom <= ${lastDay(period)}
      AND e.validTo > ${firstDay(period)}
    GROUP BY a.ipmId, a.id, a.name
    ORDER BY a.name, a.id`;
}
