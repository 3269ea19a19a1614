import { dueDaysOfAge, type Age } from '~/domain/oversight/age';
import { firstDay, type Day, type Period } from '~/domain/period';
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

/** One pass for the régions, for the months, and for the months that these are compared with. */
export const sumByRegionAndMonth = ({ national: sql }: Asking, months: Months) =>
  sql.rows<ContributionSums & { period: Day; regionCode: string; callCount: bigint }>`SELECT period,
      regionCode, SUM(callCount) AS callCount, ${contributionSums(sql)}
    FROM ContributionSummary WHERE ${within(sql, months)} GROUP BY period, regionCode`;

export async function sumOfIpms(
  { national: sql }: Asking,
  months: Months,
  ipmIds: readonly bigint[],
): Promise<(ContributionSums & { ipmId: bigint })[]> {
  if (ipmIds.length === 0) return [];
  return sql.rows`SELECT ipmId, ${contributionSums(sql)} FROM ContributionSummary
    WHERE ipmId IN (${sql.list(ipmIds)}) AND ${within(sql, months)} GROUP BY ipmId`;
}

/** What calls still owe: all of it, and what is past its due day by so many days and more. */
export type OpenByAge = ArrearsSums & {
  readonly openCount: bigint;
  readonly openXof: bigint;
  readonly lateCount: bigint;
  readonly over30Count: bigint;
  readonly over30Xof: bigint;
  readonly over60Count: bigint;
  readonly over60Xof: bigint;
  readonly oldCount: bigint;
};

/** Of each IPM's employers of each région. */
export const openByPlace = ({ national: sql, today }: Asking & { today: Day }) => {
  const { part } = sql;
  const open = part`calledXof - settledXof`;
  const countOf = (age: Age) => part`SUM(IF(${isOf(sql, age, today)}, openCount, 0))`;
  const sumOf = (age: Age) => part`SUM(IF(${isOf(sql, age, today)}, ${open}, 0))`;
  return sql.rows<OpenByAge & Place>`SELECT ipmId, regionCode,
      SUM(openCount) AS openCount, SUM(${open}) AS openXof,
      ${countOf('30')} AS lateCount, ${sumOf('30')} AS lateXof,
      ${countOf('60')} AS over30Count, ${sumOf('60')} AS over30Xof,
      ${countOf('90')} AS over60Count, ${sumOf('90')} AS over60Xof,
      ${countOf('more')} AS oldCount, ${sumOf('more')} AS oldXof
    FROM CallDueSummary WHERE openCount > 0 GROUP BY ipmId, regionCode`;
};

/** At least so old. */
const isOf = ({ part }: TenantSql, age: Age, today: Day) =>
  part`dueOn <= ${dueDaysOfAge(age, today).to}`;

/** What calls still owe, by due day: of a région or of one IPM. */
export const listOpenDueDays = (
  { national: sql }: Asking,
  of: { readonly ipmId: bigint } | { readonly regionCode: string },
) =>
  sql.rows<{ dueOn: Day; openCount: bigint; openXof: bigint }>`SELECT dueOn,
      SUM(openCount) AS openCount, SUM(calledXof - settledXof) AS openXof
    FROM CallDueSummary WHERE openCount > 0
      AND ${'ipmId' in of ? sql.part`ipmId = ${of.ipmId}` : sql.part`regionCode = ${of.regionCode}`}
    GROUP BY dueOn ORDER BY dueOn`;

export type DuesOfMonth = { readonly period: Day; readonly dueXof: bigint };

export const sumDuesByMonth = ({ national: sql }: Asking, months: Months) =>
  sql.rows<DuesOfMonth>`SELECT period, SUM(dueXof) AS dueXof FROM DuesMonth
    WHERE ${within(sql, months)} GROUP BY period ORDER BY period`;

/** Care invoices received in some months, by the state they are in now: month by month first, as the index has them. */
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
  }>`SELECT state, ${invoiceSums(sql)}
    FROM (SELECT state, ${invoiceSums(sql)} FROM InvoiceSummary
      WHERE ${within(sql, months)} GROUP BY period, state) m
    GROUP BY state`;

const invoiceSums = ({ part }: TenantSql) => part`SUM(invoiceCount) AS invoiceCount,
  SUM(lineCount) AS lineCount, SUM(billedXof) AS billedXof, SUM(ipmShareXof) AS ipmShareXof,
  SUM(rejectedXof) AS rejectedXof, SUM(paymentDays) AS paymentDays,
  SUM(paidLateCount) AS paidLateCount`;

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
