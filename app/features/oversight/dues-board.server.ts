import { sum } from '~/domain/money';
import { periodOf, toDay, yearOf } from '~/domain/period';
import { countDeclared, withStandings } from '~/features/dues/remittance-queries.server';
import type { IcamoContext } from '~/platform/context';
import {
  claimedOfYear,
  type DuesSort,
  findNationalRule,
  listDuesYears,
  listIpmMonths,
  listIpmYears,
  listNationMonths,
} from './dues-board-queries.server';
import { yearOfQuery } from './year-of-query';

const SORTS: readonly DuesSort[] = ['name', '-name', 'cashed', '-cashed', 'due', '-due'];

/** Contributions cashed and dues of a calendar year, by IPM and for the nation. */
export async function readDuesBoard(ctx: IcamoContext) {
  const currentYear = yearOf(ctx.today);
  const year = yearOfQuery(ctx.query, currentYear);
  const search = ctx.query.get('q')?.trim().slice(0, 80) || null;
  const sort = SORTS.find((known) => known === ctx.query.get('sort')) ?? 'name';
  const [years, owing, months, rule, claimedXof, declaredCount] = await Promise.all([
    listDuesYears(ctx, currentYear),
    listIpmYears(ctx, { year, search, sort }),
    listNationMonths(ctx, toDay(`${year}-01-01`), toDay(`${year}-12-01`)),
    findNationalRule(ctx),
    claimedOfYear(ctx, year),
    countDeclared(ctx),
  ]);
  if (rule === null) throw new Error('no dues rule is in force');
  const ipms = await withStandings(ctx, year, owing);
  return {
    base: ctx.base,
    year,
    years,
    rule,
    ipms,
    declaredCount,
    months: months.map((month) => ({ ...month, period: periodOf(month.period) })),
    totals: {
      cashedXof: sum(ipms.map((row) => row.cashedXof)),
      dueXof: sum(ipms.map((row) => row.dueXof)),
      paidXof: sum(ipms.map((row) => row.paidXof)),
      pendingXof: sum(ipms.map((row) => row.pendingXof)),
      remainingXof: sum(ipms.map((row) => row.remainingXof)),
      lateXof: sum(ipms.map((row) => row.lateXof)),
      nationCashedXof: sum(months.map((row) => row.cashedXof)),
      nationDueXof: sum(months.map((row) => row.dueXof)),
      claimedXof,
    },
  };
}

/** One row for each IPM with the twelve months of the year, for the file. */
export async function readDuesExport(ctx: IcamoContext) {
  const year = yearOfQuery(ctx.query, yearOf(ctx.today));
  const [owing, cells] = await Promise.all([
    listIpmYears(ctx, { year, search: null, sort: 'name' }),
    listIpmMonths(ctx, year),
  ]);
  const ipms = await withStandings(ctx, year, owing);
  const byCell = new Map(cells.map((cell) => [`${cell.ipmId}:${periodOf(cell.period)}`, cell]));
  return {
    year,
    rows: ipms.map((ipm) => ({
      ...ipm,
      cellOf: (period: string) => byCell.get(`${ipm.ipmId}:${period}`),
    })),
  };
}
