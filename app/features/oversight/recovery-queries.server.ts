import { addDays, firstDay, type Day, type Period } from '~/domain/period';
import type { IcamoContext, TenantSql } from '~/platform/context';

type Asking = Pick<IcamoContext, 'national'>;
type Months = { readonly from: Period; readonly to: Period };

/** Called and settled of the calls of some months; cashed in these months. */
export type ContributionSums = {
  readonly calledXof: bigint;
  readonly settledXof: bigint;
  readonly cashedXof: bigint;
};
/** What is past its due day today, and what of it by more than 90 days. */
export type ArrearsSums = { readonly lateXof: bigint; readonly oldXof: bigint };

const OLD_AFTER_DAYS = 90;

const contributionSums = ({ part }: TenantSql) => part`SUM(calledXof) AS calledXof,
  SUM(settledXof) AS settledXof, SUM(cashedXof) AS cashedXof`;

const within = ({ part }: TenantSql, { from, to }: Months) =>
  part`period >= ${firstDay(from)} AND period <= ${firstDay(to)}`;

/** All IPM of the employers' régions, or of one région. */
const inRegion = ({ part, none }: TenantSql, regionCode: string | null) =>
  regionCode === null ? none : part`AND regionCode = ${regionCode}`;

/** Which IPM, for the employers of which région. */
export type Place = { readonly ipmId: bigint; readonly regionCode: string };

/** One pass over the sums serves the boards by IPM and by région alike. */
export const sumByPlace = ({ national: sql }: Asking, months: Months) =>
  sql.rows<ContributionSums & Place>`SELECT ipmId, regionCode, ${contributionSums(sql)}
    FROM ContributionSummary WHERE ${within(sql, months)} GROUP BY ipmId, regionCode`;

export const sumByMonth = ({ national: sql }: Asking, months: Months, regionCode: string | null) =>
  sql.rows<ContributionSums & { period: Day; callCount: bigint }>`SELECT period,
      SUM(callCount) AS callCount, ${contributionSums(sql)}
    FROM ContributionSummary WHERE ${within(sql, months)} ${inRegion(sql, regionCode)}
    GROUP BY period ORDER BY period`;

/** Some months in one line, of the whole nation. */
export async function sumOfMonths({ national: sql }: Asking, months: Months) {
  const row = await sql.first<ContributionSums>`SELECT COALESCE(SUM(calledXof), 0) AS calledXof,
      COALESCE(SUM(settledXof), 0) AS settledXof, COALESCE(SUM(cashedXof), 0) AS cashedXof
    FROM ContributionSummary WHERE ${within(sql, months)}`;
  if (row === null) throw new Error('a sum has no row');
  return row;
}

export const arrearsByPlace = ({ national: sql, today }: Asking & { today: Day }) =>
  sql.rows<ArrearsSums & Place>`SELECT ipmId, regionCode,
      SUM(calledXof - settledXof) AS lateXof,
      SUM(IF(dueOn < ${addDays(today, -OLD_AFTER_DAYS)}, calledXof - settledXof, 0)) AS oldXof
    FROM CallDueSummary WHERE dueOn < ${today} AND openCount > 0 GROUP BY ipmId, regionCode`;

/** What calls still owe, by due day: of the nation, of a région or of one IPM. */
export const listOpenDueDays = (
  { national: sql }: Asking,
  of: { readonly ipmId?: bigint; readonly regionCode?: string } = {},
) =>
  sql.rows<{ dueOn: Day; openCount: bigint; openXof: bigint }>`SELECT dueOn,
      SUM(openCount) AS openCount, SUM(calledXof - settledXof) AS openXof
    FROM CallDueSummary WHERE openCount > 0
      ${of.ipmId === undefined ? sql.none : sql.part`AND ipmId = ${of.ipmId}`}
      ${inRegion(sql, of.regionCode ?? null)}
    GROUP BY dueOn ORDER BY dueOn`;

export type DuesOfMonth = { readonly period: Day; readonly dueXof: bigint };

export const sumDuesByMonth = ({ national: sql }: Asking, months: Months) =>
  sql.rows<DuesOfMonth>`SELECT period, SUM(dueXof) AS dueXof FROM DuesMonth
    WHERE ${within(sql, months)} GROUP BY period ORDER BY period`;

/** Care invoices received in some months, by the state they are in now. */
export const sumInvoicesByState = ({ national: sql }: Asking, months: Months) =>
  sql.rows<{
    state: string;
    invoiceCount: bigint;
    lineCount: bigint;
    billedXof: bigint;
    ipmShareXof: bigint;
    rejectedXof: bigint;
    paymentDays: bigint;
    paidLateCount: bigint;
  }>`SELECT state, SUM(invoiceCount) AS invoiceCount, SUM(lineCount) AS lineCount,
      SUM(billedXof) AS billedXof, SUM(ipmShareXof) AS ipmShareXof,
      SUM(rejectedXof) AS rejectedXof, SUM(paymentDays) AS paymentDays,
      SUM(paidLateCount) AS paidLateCount
    FROM InvoiceSummary WHERE ${within(sql, months)} GROUP BY state`;

export type IpmName = {
  readonly id: bigint;
  readonly slug: string;
  readonly name: string;
  readonly shortName: string;
  readonly regionCode: string;
};

/** Every registered IPM, those without anything included. */
export const listIpmNames = ({ national: sql }: Asking) =>
  sql.rows<IpmName>`SELECT id, slug, name, shortName, regionCode FROM Ipm
    WHERE kind <> ${'coordination'} ORDER BY name, id`;
