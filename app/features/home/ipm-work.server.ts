import { sum } from '~/domain/money';
import type { Permission } from '~/domain/permissions';
import { firstDay, lastDay, periodOf } from '~/domain/period';
import { listYearsToPay } from '~/features/dues/dues-payment-queries.server';
import { lateOf, sumByAge } from '~/features/summaries/ages';
import { listOpenCallDays, listOpenInvoiceDays } from '~/features/summaries/board-queries.server';
import type { IpmContext } from '~/platform/context';

type WorkKind =
  | 'late'
  | 'unallocated'
  | 'wallet'
  | 'imports'
  | 'invoicesLate'
  | 'toAdjudicate'
  | 'toApprove'
  | 'toPay'
  | 'notPaid'
  | 'toIssue'
  | 'dues'
  | 'failedJobs';
export type Work = {
  readonly kind: WorkKind;
  readonly count: number;
  readonly amountXof: bigint | null;
  readonly to: string;
  readonly tone: 'late' | 'waiting' | 'progress';
};
type Counted = { readonly count: bigint; readonly amountXof: bigint | null };
/** From the sums that the page shows anyway. */
type Late = { readonly calls: Counted; readonly invoices: Counted };
type Question = {
  readonly permission: Permission;
  readonly kind: WorkKind;
  readonly tone: Work['tone'];
  readonly path: string;
  readonly count: (ctx: IpmContext, late: Late) => Counted | Promise<Counted | null>;
};

/** The same for a page that shows nothing else. */
export async function readIpmWork(ctx: IpmContext): Promise<Work[]> {
  const { sql, today } = ctx;
  const [calls, invoices] = await Promise.all([
    ctx.can('call:read') ? listOpenCallDays(sql) : [],
    ctx.can('invoice:read') ? listOpenInvoiceDays(sql) : [],
  ]);
  return listWork(ctx, {
    calls: lateOf(sumByAge(calls, today)),
    invoices: lateOf(sumByAge(invoices, today)),
  });
}

/** What needs doing today, the latest first; each with the list of its rows. */
export async function listWork(ctx: IpmContext, late: Late): Promise<Work[]> {
  const found = await Promise.all(
    QUESTIONS.filter(({ permission }) => ctx.can(permission)).map(
      async ({ kind, tone, path, count }): Promise<Work[]> => {
        const counted = await count(ctx, late);
        if (counted === null || counted.count === 0n) return [];
        const { amountXof } = counted;
        return [{ kind, tone, to: `${ctx.base}/${path}`, count: Number(counted.count), amountXof }];
      },
    ),
  );
  return found.flat();
}

const QUESTIONS: readonly Question[] = [
  {
    permission: 'call:read',
    kind: 'late',
    tone: 'late',
    path: 'calls?settlement=late',
    count: (_, late) => late.calls,
  },
  {
    permission: 'invoice:read',
    kind: 'invoicesLate',
    tone: 'late',
    path: 'invoices?state=late',
    count: (_, late) => late.invoices,
  },
  {
    permission: 'dues:read',
    kind: 'dues',
    tone: 'waiting',
    path: 'dues',
    count: (ctx) => countDues(ctx),
  },
  {
    permission: 'receipt:record',
    kind: 'unallocated',
    tone: 'waiting',
    path: 'receipts/unallocated',
    count: (ctx) => countUnallocated(ctx),
  },
  {
    permission: 'receipt:record',
    kind: 'wallet',
    tone: 'late',
    path: 'reconciliation',
    count: (ctx) => countUnexplained(ctx),
  },
  {
    permission: 'call:issue',
    kind: 'toIssue',
    tone: 'waiting',
    path: 'calls/issue',
    count: (ctx) => countToIssue(ctx),
  },
  {
    permission: 'import:run',
    kind: 'imports',
    tone: 'waiting',
    path: 'imports',
    count: (ctx) => countImports(ctx),
  },
  {
    permission: 'invoice:adjudicate',
    kind: 'toAdjudicate',
    tone: 'waiting',
    path: 'invoices?state=entered',
    count: (ctx) => countInvoices(ctx, 'entered'),
  },
  {
    permission: 'invoice:approve',
    kind: 'toApprove',
    tone: 'waiting',
    path: 'invoices?state=adjudicated',
    count: (ctx) => countInvoices(ctx, 'adjudicated'),
  },
  {
    permission: 'invoice:pay',
    kind: 'notPaid',
    tone: 'late',
    path: 'invoices/payouts?state=failed',
    count: (ctx) => countNotPaid(ctx),
  },
  {
    permission: 'invoice:pay',
    kind: 'toPay',
    tone: 'progress',
    path: 'invoices?state=approved',
    count: (ctx) => countInvoices(ctx, 'approved'),
  },
  {
    permission: 'job:retry',
    kind: 'failedJobs',
    tone: 'late',
    path: 'jobs',
    count: (ctx) => countFailedJobs(ctx),
  },
];

/** Years of which something is still to be paid to ICAMO. */
async function countDues(ctx: IpmContext): Promise<Counted> {
  const years = await listYearsToPay(ctx);
  return {
    count: BigInt(years.length),
    amountXof: sum(years.map(({ remainingXof }) => remainingXof)),
  };
}

const countUnallocated = ({ sql }: IpmContext) =>
  sql.first<Counted>`SELECT COUNT(*) AS count, SUM(amountXof - allocatedXof) AS amountXof
    FROM Receipt WHERE ipmId = ${sql.ipm} AND allocatedXof < amountXof AND reversedById IS NULL
      AND reversesId IS NULL AND heldReason IS NULL`;

/** Movements of the Wave wallet that a person must explain. */
const countUnexplained = ({ sql }: IpmContext) =>
  sql.first<Counted>`SELECT COUNT(*) AS count, SUM(ABS(amountXof)) AS amountXof
    FROM WalletTransaction WHERE ipmId = ${sql.ipm} AND state = ${'waiting'}`;

/** Employers with workers this month and no call for it yet. */
function countToIssue({ sql, today }: IpmContext) {
  const period = periodOf(today);
  const month = firstDay(period);
  return sql.first<Counted>`SELECT COUNT(DISTINCT e.affiliationId) AS count, NULL AS amountXof
    FROM Employment e LEFT JOIN ContributionCall c ON c.ipmId = e.ipmId
      AND c.affiliationId = e.affiliationId AND c.period = ${month} AND c.state = ${'issued'}
    WHERE e.ipmId = ${sql.ipm} AND e.validFrom <= ${lastDay(period)} AND e.validTo > ${month}
      AND c.id IS NULL`;
}

const countImports = ({ sql }: IpmContext) =>
  sql.first<Counted>`SELECT COUNT(*) AS count, NULL AS amountXof FROM ImportBatch
    WHERE ipmId = ${sql.ipm} AND state = ${'ready'}`;

/** Before the adjudication there is no share of the IPM yet: the amount is what was billed. */
const countInvoices = ({ sql }: IpmContext, state: string) =>
  sql.first<Counted>`SELECT COALESCE(SUM(invoiceCount), 0) AS count,
      SUM(${state === 'entered' ? sql.part`billedXof` : sql.part`ipmShareXof`}) AS amountXof
    FROM InvoiceSummary WHERE ipmId = ${sql.ipm} AND state = ${state}`;

/** Invoices still to be paid, that Wave was asked to pay and has not. */
const countNotPaid = ({ sql }: IpmContext) =>
  sql.first<Counted>`SELECT COUNT(DISTINCT w.invoiceId) AS count, NULL AS amountXof
    FROM WavePayout w JOIN ProviderInvoice i ON i.ipmId = w.ipmId AND i.id = w.invoiceId
    WHERE w.ipmId = ${sql.ipm} AND w.state = ${'failed'} AND i.state = ${'approved'}
      AND NOT EXISTS (SELECT 1 FROM WavePayout l
        WHERE l.ipmId = ${sql.ipm} AND l.invoiceId = w.invoiceId AND l.id > w.id)`;

/** Work of the machines that has failed to the end and waits for a person's decision. */
const countFailedJobs = ({ sql }: IpmContext) =>
  sql.first<Counted>`SELECT COUNT(*) AS count, NULL AS amountXof FROM OutboxMessage
    WHERE ipmId = ${sql.ipm} AND failedAt IS NOT NULL`;
