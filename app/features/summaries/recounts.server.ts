import type { SumRow } from '~/domain/oversight/sums';
import type { TenantSql } from '~/platform/context';

/** A row as the driver gives it: short whole numbers are not yet bigint. */
type Counted = Readonly<Record<string, string | number | bigint>>;

/** A table of sums, as it is kept and as its source rows give it, with the same columns. */
export type Recount = {
  readonly table: string;
  readonly kept: (sql: TenantSql) => Promise<SumRow[]>;
  /** The rows read are held: in a transaction, nothing moves under the recount. */
  readonly recounted: (sql: TenantSql) => Promise<SumRow[]>;
};

const byMonth: Recount = {
  table: 'ContributionSummary',
  kept: (sql) =>
    sums(sql.rows`SELECT regionCode, period, callCount, calledXof, settledXof, cashedXof
    FROM ContributionSummary WHERE ipmId = ${sql.ipm}`),
  async recounted(sql) {
    const called = sums(sql.rows`SELECT regionCode, period, SUM(state = ${'issued'}) AS callCount,
        SUM(IF(state = ${'issued'}, totalXof, 0)) AS calledXof, SUM(allocatedXof) AS settledXof,
        0 AS cashedXof
      FROM ContributionCall WHERE ipmId = ${sql.ipm}
      GROUP BY regionCode, period LOCK IN SHARE MODE`);
    // What a reversal gives back leaves the month of the receipt that it undoes.
    const cashed = sums(sql.rows`SELECT c.regionCode,
        CAST(DATE_FORMAT(COALESCE(o.receivedOn, r.receivedOn), ${'%Y-%m-01'}) AS DATE) AS period,
        0 AS callCount, 0 AS calledXof, 0 AS settledXof, SUM(l.amountXof) AS cashedXof
      FROM Allocation l
        JOIN ContributionCall c ON c.ipmId = l.ipmId AND c.id = l.callId
        JOIN Receipt r ON r.ipmId = l.ipmId AND r.id = l.receiptId
        LEFT JOIN Receipt o ON o.ipmId = r.ipmId AND o.id = r.reversesId
      WHERE l.ipmId = ${sql.ipm}
      GROUP BY c.regionCode, CAST(DATE_FORMAT(COALESCE(o.receivedOn, r.receivedOn), ${'%Y-%m-01'}) AS DATE)
      LOCK IN SHARE MODE`);
    return [...(await called), ...(await cashed)];
  },
};

const byDueDay: Recount = {
  table: 'CallDueSummary',
  kept: (sql) =>
    sums(sql.rows`SELECT regionCode, dueOn, openCount, calledXof, settledXof
    FROM CallDueSummary WHERE ipmId = ${sql.ipm}`),
  recounted: (sql) =>
    sums(sql.rows`SELECT regionCode, dueOn,
      SUM(state = ${'issued'} AND allocatedXof < totalXof) AS openCount,
      SUM(IF(state = ${'issued'}, totalXof, 0)) AS calledXof, SUM(allocatedXof) AS settledXof
    FROM ContributionCall WHERE ipmId = ${sql.ipm}
    GROUP BY regionCode, dueOn LOCK IN SHARE MODE`),
};

const invoicesByMonth: Recount = {
  table: 'InvoiceSummary',
  kept: (sql) =>
    sums(sql.rows`SELECT period, state, invoiceCount, lineCount, billedXof, ipmShareXof,
      rejectedXof, decisionDays, paymentDays, paidLateCount
    FROM InvoiceSummary WHERE ipmId = ${sql.ipm}`),
  recounted: (sql) =>
    sums(sql.rows`SELECT
      CAST(DATE_FORMAT(i.receivedOn, ${'%Y-%m-01'}) AS DATE) AS period, i.state,
      COUNT(*) AS invoiceCount, SUM(i.lineCount) AS lineCount, SUM(i.billedXof) AS billedXof,
      SUM(i.ipmShareXof) AS ipmShareXof, SUM(i.rejectedXof) AS rejectedXof,
      SUM(IF(i.state IN (${'approved'}, ${'paid'}), DATEDIFF(i.approvedAt, i.receivedOn), 0))
        AS decisionDays,
      COALESCE(SUM(DATEDIFF(p.paidOn, i.receivedOn)), 0) AS paymentDays,
      COALESCE(SUM(p.paidOn > i.dueOn), 0) AS paidLateCount
    FROM ProviderInvoice i
      LEFT JOIN ProviderPayment p ON p.ipmId = i.ipmId AND p.invoiceId = i.id
        AND p.reversedOn IS NULL
    WHERE i.ipmId = ${sql.ipm}
    GROUP BY CAST(DATE_FORMAT(i.receivedOn, ${'%Y-%m-01'}) AS DATE), i.state LOCK IN SHARE MODE`),
};

const invoicesByDueDay: Recount = {
  table: 'InvoiceDueSummary',
  kept: (sql) =>
    sums(sql.rows`SELECT dueOn, openCount, openXof
    FROM InvoiceDueSummary WHERE ipmId = ${sql.ipm}`),
  recounted: (sql) =>
    sums(sql.rows`SELECT dueOn, COUNT(*) AS openCount,
      SUM(IF(state = ${'entered'}, billedXof, ipmShareXof)) AS openXof
    FROM ProviderInvoice WHERE ipmId = ${sql.ipm} AND state NOT IN (${'paid'}, ${'refused'})
    GROUP BY dueOn LOCK IN SHARE MODE`),
};

export const RECOUNTS: readonly Recount[] = [byMonth, byDueDay, invoicesByMonth, invoicesByDueDay];

async function sums(asked: Promise<Counted[]>): Promise<SumRow[]> {
  return (await asked).map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        typeof value === 'number' ? BigInt(value) : value,
      ]),
    ),
  );
}
