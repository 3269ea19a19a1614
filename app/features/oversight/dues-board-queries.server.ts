import type { Day } from '~/domain/period';
import { containing } from '~/features/forms/list-query';
import type { IcamoContext, TenantSql } from '~/platform/context';

export type IpmYear = {
  readonly ipmId: bigint;
  readonly slug: string;
  readonly name: string;
  readonly kind: string;
  readonly regionCode: string;
  readonly cashedXof: bigint;
  readonly dueXof: bigint;
};
export type NationMonth = {
  readonly period: Day;
  readonly cashedXof: bigint;
  readonly dueXof: bigint;
  readonly ipmCount: bigint;
};
export type IpmMonth = {
  readonly ipmId: bigint;
  readonly period: Day;
  readonly cashedXof: bigint;
  readonly dueXof: bigint;
};

export type DuesSort = 'name' | '-name' | 'cashed' | '-cashed' | 'due' | '-due';

/** Every registered IPM with what it cashed and owes for a calendar year, those with nothing included. */
export function listIpmYears(
  { national }: Pick<IcamoContext, 'national'>,
  filter: { readonly year: number; readonly search: string | null; readonly sort: DuesSort },
): Promise<IpmYear[]> {
  const { year, search, sort } = filter;
  const named =
    search === null
      ? national.none
      : national.part`AND (i.name LIKE ${containing(search)} OR i.slug LIKE ${containing(search)})`;
  return national.rows<IpmYear>`SELECT i.id AS ipmId, i.slug, i.shortName AS name, i.kind, i.regionCode,
      COALESCE(d.cashedXof, 0) AS cashedXof, COALESCE(d.dueXof, 0) AS dueXof
    FROM Ipm i LEFT JOIN DuesYear d ON d.ipmId = i.id AND d.year = ${year}
    WHERE i.kind <> ${'coordination'} ${named}
    ORDER BY ${orderOf(national, sort)}`;
}

function orderOf({ part }: TenantSql, sort: DuesSort) {
  switch (sort) {
    case 'name':
      return part`i.shortName, i.id`;
    case '-name':
      return part`i.shortName DESC, i.id`;
    case 'cashed':
      return part`cashedXof, i.id`;
    case '-cashed':
      return part`cashedXof DESC, i.id`;
    case 'due':
      return part`dueXof, i.id`;
    case '-due':
      return part`dueXof DESC, i.id`;
  }
}

/** Month by month for every IPM of the year: the cells of the board and of its export. */
export const listIpmMonths = (
  { national }: Pick<IcamoContext, 'national'>,
  year: number,
): Promise<IpmMonth[]> =>
  national.rows<IpmMonth>`SELECT ipmId, period, cashedXof, dueXof FROM DuesMonth
    WHERE period >= ${`${year}-01-01`} AND period <= ${`${year}-12-01`} ORDER BY ipmId, period`;

/** The nation, added up from the IPM's own sums. */
export const listNationMonths = (
  { national }: Pick<IcamoContext, 'national'>,
  from: Day,
  to: Day,
): Promise<NationMonth[]> =>
  national.rows<NationMonth>`SELECT period, SUM(cashedXof) AS cashedXof, SUM(dueXof) AS dueXof,
      COUNT(DISTINCT ipmId) AS ipmCount
    FROM DuesMonth WHERE period >= ${from} AND period <= ${to} GROUP BY period ORDER BY period`;

/** What has reached ICAMO's own books for a year: the rest is on its way in messages. */
export async function claimedOfYear(
  { sql }: Pick<IcamoContext, 'sql'>,
  year: number,
): Promise<bigint> {
  const row = await sql.first<{ claimedXof: bigint | null }>`SELECT SUM(deltaXof) AS claimedXof
    FROM DuesClaim WHERE ipmId = ${sql.ipm}
      AND period >= ${`${year}-01-01`} AND period <= ${`${year}-12-01`}`;
  return row?.claimedXof ?? 0n;
}

/** Years for which anything was cashed, the latest first, and always the current one. */
export async function listDuesYears(
  { national }: Pick<IcamoContext, 'national'>,
  currentYear: number,
): Promise<number[]> {
  const rows = await national.rows<{ year: number }>`SELECT DISTINCT year FROM DuesYear
    ORDER BY year DESC LIMIT 20`;
  return [...new Set([currentYear, ...rows.map(({ year }) => year)])].sort((a, b) => b - a);
}

export const findNationalRule = ({ national, today }: Pick<IcamoContext, 'national' | 'today'>) =>
  national.first<{ rateBasisPoints: number; capXof: bigint; source: string; confirmed: boolean }>`
    SELECT rateBasisPoints, capXof, source, confirmed FROM DuesRule
    WHERE validFrom <= ${today} AND validTo > ${today} LIMIT 1`;
