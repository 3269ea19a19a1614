import { addMonths, firstDay, periodOf, type Day } from '~/domain/period';
import type { Permission } from '~/domain/permissions';
import type { IpmContext } from '~/platform/context';

const MONTHS = 12;

type WorkKind =
  'late' | 'unallocated' | 'imports' | 'toAdjudicate' | 'toApprove' | 'toPay' | 'toIssue';
type Work = {
  readonly kind: WorkKind;
  readonly count: number;
  readonly amountXof: bigint | null;
  readonly to: string;
  readonly tone: 'late' | 'waiting' | 'progress';
};
type Counted = { readonly count: bigint; readonly amountXof: bigint | null };

/** What waits, what is late, how the IPM is doing: only what the role may see. */
export async function readIpmHome(ctx: IpmContext) {
  const thisMonth = firstDay(periodOf(ctx.today));
  const [work, months, members] = await Promise.all([
    listWork(ctx, thisMonth),
    listMonths(ctx, addMonths(thisMonth, -MONTHS), addMonths(thisMonth, -1)),
    countMembers(ctx),
  ]);
  return { base: ctx.base, today: ctx.today, work, months, members, sees: seesOf(ctx) };
}

const seesOf = (ctx: IpmContext) => ({
  calls: ctx.can('call:read'),
  receipts: ctx.can('receipt:read'),
  members: ctx.can('member:read'),
  dues: ctx.can('dues:read'),
});

async function listWork(ctx: IpmContext, thisMonth: Day): Promise<Work[]> {
  const { base } = ctx;
  const asked: readonly (readonly [
    Permission,
    WorkKind,
    Work['tone'],
    string,
    () => Promise<Counted | null>,
  ])[] = [
    ['call:read', 'late', 'late', `${base}/calls?settlement=late`, () => countLate(ctx)],
    [
      'receipt:record',
      'unallocated',
      'waiting',
      `${base}/receipts?allocation=open`,
      () => countUnallocated(ctx),
    ],
    ['call:issue', 'toIssue', 'waiting', `${base}/calls/issue`, () => countToIssue(ctx, thisMonth)],
    ['import:run', 'imports', 'waiting', `${base}/imports`, () => countImports(ctx)],
    [
      'invoice:adjudicate',
      'toAdjudicate',
      'waiting',
      `${base}/invoices?state=entered`,
      () => countInvoices(ctx, 'entered'),
    ],
    [
      'invoice:approve',
      'toApprove',
      'waiting',
      `${base}/invoices?state=adjudicated`,
      () => countInvoices(ctx, 'adjudicated'),
    ],
    [
      'invoice:pay',
      'toPay',
      'progress',
      `${base}/invoices?state=approved`,
      () => countInvoices(ctx, 'approved'),
    ],
  ];
  const found = await Promise.all(
    asked
      .filter(([permission]) => ctx.can(permission))
      .map(async ([, kind, tone, to, count]): Promise<Work[]> => {
        const counted = await count();
        if (counted === null || counted.count === 0n) return [];
        return [{ kind, tone, to, count: Number(counted.count), amountXof: counted.amountXof }];
      }),
  );
  return found.flat();
}

const countLate = ({ sql, today }: IpmContext) =>
  sql.first<Counted>`SELECT COUNT(*) AS count, SUM(totalXof - allocatedXof) AS amountXof
    FROM ContributionCall WHERE ipmId = ${sql.ipm} AND state = ${'issued'} AND dueOn < ${today}
      AND allocatedXof < totalXof`;

const countUnallocated = ({ sql }: IpmContext) =>
  sql.first<Counted>`SELECT COUNT(*) AS count, SUM(amountXof - allocatedXof) AS amountXof
    FROM Receipt WHERE ipmId = ${sql.ipm} AND allocatedXof < amountXof AND reversedById IS NULL
      AND reversesId IS NULL`;

/** Employers with workers this month and no call for it yet. */
const countToIssue = ({ sql }: IpmContext, month: Day) =>
  sql.first<Counted>`SELECT COUNT(DISTINCT e.affiliationId) AS count, NULL AS amountXof
    FROM Employment e LEFT JOIN ContributionCall c ON c.ipmId = e.ipmId
      AND c.affiliationId = e.affiliationId AND c.period = ${month} AND c.state = ${'issued'}
    WHERE e.ipmId = ${sql.ipm} AND e.validFrom <= ${month} AND e.validTo > ${month} AND c.id IS NULL`;

const countImports = ({ sql }: IpmContext) =>
  sql.first<Counted>`SELECT COUNT(*) AS count, NULL AS amountXof FROM ImportBatch
    WHERE ipmId = ${sql.ipm} AND state = ${'ready'}`;

/** Before the adjudication there is no share of the IPM yet: the amount is what was billed. */
const countInvoices = ({ sql }: IpmContext, state: string) =>
  sql.first<Counted>`SELECT COUNT(*) AS count,
      SUM(${state === 'entered' ? sql.part`billedXof` : sql.part`ipmShareXof`}) AS amountXof
    FROM ProviderInvoice WHERE ipmId = ${sql.ipm} AND state = ${state}`;

async function listMonths({ sql }: IpmContext, from: Day, to: Day) {
  const rows = await sql.rows<{
    period: Day;
    calledXof: bigint;
    settledXof: bigint;
    cashedXof: bigint;
  }>`SELECT period, SUM(calledXof) AS calledXof, SUM(settledXof) AS settledXof,
      SUM(cashedXof) AS cashedXof
    FROM ContributionSummary WHERE ipmId = ${sql.ipm} AND period >= ${from} AND period <= ${to}
    GROUP BY period ORDER BY period`;
  return rows.map((row) => ({ ...row, period: periodOf(row.period) }));
}

async function countMembers({ sql }: IpmContext) {
  const counted = (text: Promise<{ count: bigint } | null>) => text.then((row) => row?.count ?? 0n);
  const [participants, dependants, employers] = await Promise.all([
    counted(sql.first`SELECT COUNT(*) AS count FROM Participant
      WHERE ipmId = ${sql.ipm} AND status = ${'active'}`),
    counted(sql.first`SELECT COUNT(*) AS count FROM Dependant
      WHERE ipmId = ${sql.ipm} AND validTo = ${'9999-12-31'}`),
    counted(sql.first`SELECT COUNT(*) AS count FROM Affiliation
      WHERE ipmId = ${sql.ipm} AND status = ${'active'}`),
  ]);
  return { participants, dependants, employers };
}
