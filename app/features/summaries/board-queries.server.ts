import type { InvoiceState } from '~/domain/care/invoice-state';
import { firstDay, type Day, type Period } from '~/domain/period';
import type { TenantSql } from '~/platform/context';

export type ContributionMonth = {
  readonly period: Day;
  readonly callCount: bigint;
  readonly calledXof: bigint;
  readonly settledXof: bigint;
  readonly cashedXof: bigint;
};

/** One IPM's contributions month by month, its régions together. */
export const listContributionMonths = (
  sql: TenantSql,
  from: Period,
  to: Period,
): Promise<ContributionMonth[]> =>
  sql.rows<ContributionMonth>`SELECT period, SUM(callCount) AS callCount,
      SUM(calledXof) AS calledXof, SUM(settledXof) AS settledXof, SUM(cashedXof) AS cashedXof
    FROM ContributionSummary
    WHERE ipmId = ${sql.ipm} AND period >= ${firstDay(from)} AND period <= ${firstDay(to)}
    GROUP BY period ORDER BY period`;

export type DueDay = { readonly dueOn: Day; readonly openCount: bigint; readonly openXof: bigint };

/** What calls still owe, by the day on which it is or was due. */
export const listOpenCallDays = (sql: TenantSql): Promise<DueDay[]> =>
  sql.rows<DueDay>`SELECT dueOn, SUM(openCount) AS openCount,
      SUM(calledXof - settledXof) AS openXof
    FROM CallDueSummary WHERE ipmId = ${sql.ipm}
    GROUP BY dueOn HAVING SUM(openCount) > 0 ORDER BY dueOn`;

/** What the IPM's providers wait for, by the day on which the agreed delay ends. */
export const listOpenInvoiceDays = (sql: TenantSql): Promise<DueDay[]> =>
  sql.rows<DueDay>`SELECT dueOn, CAST(openCount AS SIGNED) AS openCount, openXof
    FROM InvoiceDueSummary WHERE ipmId = ${sql.ipm} AND openCount > 0 ORDER BY dueOn`;

export type InvoiceStateSums = {
  readonly state: InvoiceState;
  readonly invoiceCount: bigint;
  readonly billedXof: bigint;
  readonly ipmShareXof: bigint;
  readonly rejectedXof: bigint;
  readonly decisionDays: bigint;
  readonly paymentDays: bigint;
  readonly paidLateCount: bigint;
};

/** Invoices received in a span of months, by the state they are in now. */
export const sumInvoices = (
  sql: TenantSql,
  from: Period,
  to: Period,
): Promise<InvoiceStateSums[]> =>
  sql.rows<InvoiceStateSums>`SELECT state, SUM(invoiceCount) AS invoiceCount,
      SUM(billedXof) AS billedXof, SUM(ipmShareXof) AS ipmShareXof,
      SUM(rejectedXof) AS rejectedXof, SUM(decisionDays) AS decisionDays,
      SUM(paymentDays) AS paymentDays, SUM(paidLateCount) AS paidLateCount
    FROM InvoiceSummary
    WHERE ipmId = ${sql.ipm} AND period >= ${firstDay(from)} AND period <= ${firstDay(to)}
    GROUP BY state HAVING SUM(invoiceCount) > 0`;

export type DeliveredMonth = {
  readonly period: Day;
  readonly billedXof: bigint;
  readonly ipmShareXof: bigint;
};

/** What providers billed and the IPM bears, by month of receipt. */
export const listInvoiceMonths = (
  sql: TenantSql,
  from: Period,
  to: Period,
): Promise<DeliveredMonth[]> =>
  sql.rows<DeliveredMonth>`SELECT period, SUM(billedXof) AS billedXof,
      SUM(ipmShareXof) AS ipmShareXof
    FROM InvoiceSummary
    WHERE ipmId = ${sql.ipm} AND period >= ${firstDay(from)} AND period <= ${firstDay(to)}
    GROUP BY period ORDER BY period`;
