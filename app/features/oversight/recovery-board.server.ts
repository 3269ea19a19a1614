import { regionName, REGIONS } from '~/domain/affiliation/region';
import { recoveryOf } from '~/domain/oversight/recovery';
import { monthsOf, spanKeys, spanOf, type Span } from '~/domain/oversight/span';
import { periodOf, type Day, type Period } from '~/domain/period';
import { comparisonKey } from '~/domain/text/comparison-key';
import type { IcamoContext } from '~/platform/context';
import {
  listIpmNames,
  openByPlace,
  sumByMonth,
  sumByPlace,
  sumDuesByMonth,
  type ArrearsSums,
  type ContributionSums,
  type DuesOfMonth,
  type IpmName,
  type Place,
} from './recovery-queries.server';
import { inOrder, recoverySortOf, type RecoveryRow } from './recovery-rows';

const NOTHING = { calledXof: 0n, settledXof: 0n, cashedXof: 0n };
const NO_ARREARS = { lateXof: 0n, oldXof: 0n };

export function spanOfQuery({ query, today }: Pick<IcamoContext, 'query' | 'today'>) {
  const thisMonth = periodOf(today);
  return { span: spanOf(query.get('span'), thisMonth), spans: spanKeys(thisMonth) };
}

/** What the boards by IPM and by région add up. */
export async function readPlaces(ctx: IcamoContext, span: Span) {
  const [ipms, sums, arrears] = await Promise.all([
    listIpmNames(ctx),
    sumByPlace(ctx, span),
    openByPlace(ctx),
  ]);
  return { ipms, sums, arrears };
}
type Places = Awaited<ReturnType<typeof readPlaces>>;
type OfRegion = ContributionSums & Pick<Place, 'regionCode'>;

/** Each IPM with what it called, cashed and waits for; of the employers of one région when one is named. */
export function recoveryByIpm(
  ctx: Pick<IcamoContext, 'query'>,
  { ipms, sums, arrears }: Places,
  regionCode: string | null,
): RecoveryRow[] {
  const isInside = (place: Place) => regionCode === null || place.regionCode === regionCode;
  const sumsOf = groupBy(sums.filter(isInside), ({ ipmId }) => ipmId);
  const arrearsOf = groupBy(arrears.filter(isInside), ({ ipmId }) => ipmId);
  const rows = ipms
    .filter(({ id }) => regionCode === null || sumsOf.has(id) || arrearsOf.has(id))
    .filter(named(ctx))
    .map(({ id, slug, shortName }) => rowOf(slug, shortName, sumsOf.get(id), arrearsOf.get(id)));
  return inOrder(rows, recoverySortOf(ctx.query));
}

/** The fourteen régions, those where nothing was called included. */
export function recoveryByRegion(
  ctx: Pick<IcamoContext, 'query'>,
  { sums, arrears }: { readonly sums: readonly OfRegion[]; readonly arrears: Places['arrears'] },
): RecoveryRow[] {
  const sumsOf = groupBy(sums, ({ regionCode }) => regionCode);
  const arrearsOf = groupBy(arrears, ({ regionCode }) => regionCode);
  const rows = REGIONS.map(({ code }) =>
    rowOf(code, regionName(code), sumsOf.get(code), arrearsOf.get(code)),
  );
  return inOrder(rows, recoverySortOf(ctx.query));
}

export function groupBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

export const listRecoveryByIpm = async (ctx: IcamoContext, span: Span, regionCode: string | null) =>
  recoveryByIpm(ctx, await readPlaces(ctx, span), regionCode);

export const listRecoveryByRegion = async (ctx: IcamoContext, span: Span) =>
  recoveryByRegion(ctx, await readPlaces(ctx, span));

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
  return recoveryByMonth(span, sums, dues);
}

type OfMonth = ContributionSums & { readonly period: Day; readonly callCount: bigint };

/** The same from sums that are at hand. */
export function recoveryByMonth(
  span: Span,
  sums: readonly OfMonth[],
  dues: readonly DuesOfMonth[],
): RecoveryMonth[] {
  const sumsOf = groupBy(sums, ({ period }) => periodOf(period));
  const duesOf = new Map(dues.map((row) => [periodOf(row.period), row.dueXof]));
  return monthsOf(span).map((period) => {
    const rows = sumsOf.get(period) ?? [];
    const totals = totalsOf(rows);
    return {
      period,
      callCount: rows.reduce((count, row) => count + row.callCount, 0n),
      ...totals,
      dueXof: duesOf.get(period) ?? 0n,
      recovery: recoveryOf(totals),
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

export function rowOf(
  key: string,
  name: string,
  sums: readonly ContributionSums[] = [],
  arrears: readonly ArrearsSums[] = [],
): RecoveryRow {
  const totals = totalsOf(sums);
  return { key, name, ...totals, recovery: recoveryOf(totals), ...arrearsOfRows(arrears) };
}

/** `?q=`: part of a name, accents and case aside. */
function named({ query }: Pick<IcamoContext, 'query'>) {
  const asked = comparisonKey((query.get('q') ?? '').slice(0, 80));
  if (asked === '') return () => true;
  return ({ name, shortName }: IpmName) =>
    comparisonKey(name).includes(asked) || comparisonKey(shortName).includes(asked);
}
