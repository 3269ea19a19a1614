import { regionName, REGIONS } from '~/domain/affiliation/region';
import { recoveryOf } from '~/domain/oversight/recovery';
import { monthsOf, spanKeys, spanOf, type Span } from '~/domain/oversight/span';
import { periodOf, type Period } from '~/domain/period';
import { comparisonKey } from '~/domain/text/comparison-key';
import type { IcamoContext } from '~/platform/context';
import {
  arrearsByIpm,
  arrearsByRegion,
  listIpmNames,
  sumByIpm,
  sumByMonth,
  sumByRegion,
  sumDuesByMonth,
  type ArrearsSums,
  type ContributionSums,
  type IpmName,
} from './recovery-queries.server';
import { inOrder, recoverySortOf, type RecoveryRow } from './recovery-rows';

const NOTHING = { calledXof: 0n, settledXof: 0n, cashedXof: 0n };
const NO_ARREARS = { lateXof: 0n, oldXof: 0n };

export function spanOfQuery({ query, today }: Pick<IcamoContext, 'query' | 'today'>) {
  const thisMonth = periodOf(today);
  return { span: spanOf(query.get('span'), thisMonth), spans: spanKeys(thisMonth) };
}

/** Each IPM with what it called, cashed and waits for; of the employers of one région when one is named. */
export async function listRecoveryByIpm(
  ctx: IcamoContext,
  span: Span,
  regionCode: string | null,
): Promise<RecoveryRow[]> {
  const [ipms, sums, arrears] = await Promise.all([
    listIpmNames(ctx),
    sumByIpm(ctx, span, regionCode),
    arrearsByIpm(ctx, regionCode),
  ]);
  const sumsOf = new Map(sums.map((row) => [row.ipmId, row]));
  const arrearsOf = new Map(arrears.map((row) => [row.ipmId, row]));
  const present = ipms.filter(
    ({ id }) => regionCode === null || sumsOf.has(id) || arrearsOf.has(id),
  );
  const rows = present
    .filter(named(ctx))
    .map(({ id, slug, shortName }) => rowOf(slug, shortName, sumsOf.get(id), arrearsOf.get(id)));
  return inOrder(rows, recoverySortOf(ctx.query));
}

/** The fourteen régions, those where nothing was called included. */
export async function listRecoveryByRegion(ctx: IcamoContext, span: Span): Promise<RecoveryRow[]> {
  const [sums, arrears] = await Promise.all([sumByRegion(ctx, span), arrearsByRegion(ctx)]);
  const sumsOf = new Map(sums.map((row) => [row.regionCode, row]));
  const arrearsOf = new Map(arrears.map((row) => [row.regionCode, row]));
  const rows = REGIONS.map(({ code }) =>
    rowOf(code, regionName(code), sumsOf.get(code), arrearsOf.get(code)),
  );
  return inOrder(rows, recoverySortOf(ctx.query));
}

export type RecoveryMonth = ContributionSums & {
  readonly period: Period;
  readonly callCount: bigint;
  readonly dueXof: bigint;
  readonly recovery: number | null;
};

/** Every month of the span; dues are of the whole nation only. */
export async function listRecoveryByMonth(
  ctx: IcamoContext,
  span: Span,
  regionCode: string | null = null,
): Promise<RecoveryMonth[]> {
  const [sums, dues] = await Promise.all([
    sumByMonth(ctx, span, regionCode),
    sumDuesByMonth(ctx, span),
  ]);
  const sumsOf = new Map(sums.map((row) => [periodOf(row.period), row]));
  const duesOf = new Map(dues.map((row) => [periodOf(row.period), row.dueXof]));
  return monthsOf(span).map((period) => {
    const { calledXof, settledXof, cashedXof } = sumsOf.get(period) ?? NOTHING;
    return {
      period,
      callCount: sumsOf.get(period)?.callCount ?? 0n,
      calledXof,
      settledXof,
      cashedXof,
      dueXof: duesOf.get(period) ?? 0n,
      recovery: recoveryOf({ calledXof, settledXof }),
    };
  });
}

export function totalsOf(rows: readonly ContributionSums[]) {
  return rows.reduce(
    (total, row) => ({
      calledXof: total.calledXof + row.calledXof,
      settledXof: total.settledXof + row.settledXof,
      cashedXof: total.cashedXof + row.cashedXof,
    }),
    NOTHING,
  );
}

export const arrearsOfRows = (rows: readonly ArrearsSums[]) =>
  rows.reduce(
    (total, row) => ({
      lateXof: total.lateXof + row.lateXof,
      oldXof: total.oldXof + row.oldXof,
    }),
    NO_ARREARS,
  );

function rowOf(
  key: string,
  name: string,
  sums: ContributionSums = NOTHING,
  arrears: ArrearsSums = NO_ARREARS,
): RecoveryRow {
  const { calledXof, settledXof, cashedXof } = sums;
  const { lateXof, oldXof } = arrears;
  const recovery = recoveryOf(sums);
  return { key, name, calledXof, settledXof, cashedXof, recovery, lateXof, oldXof };
}

/** `?q=`: part of a name, accents and case aside. */
function named({ query }: IcamoContext) {
  const asked = comparisonKey((query.get('q') ?? '').slice(0, 80));
  return ({ name, shortName }: IpmName) =>
    comparisonKey(name).includes(asked) || comparisonKey(shortName).includes(asked);
}
