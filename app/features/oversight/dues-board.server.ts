import { sum } from '~/domain/money';
import { periodOf, toDay, yearOf } from '~/domain/period';
import { sumDeclared, withStandings } from '~/features/dues/remittance-queries.server';
import { choiceOfQuery, searchOfQuery, yearOfQuery } from '~/features/forms/list-query';
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

const SORTS: readonly DuesSort[] = ['name', '-name', 'cashed', '-cashed', 'due', '-due'];

/** Contributions cashed and dues of a calendar year, by IPM and for the nation. */
export async function readDuesBoard(ctx: IcamoContext) {
  const currentYear = yearOf(ctx.today);
  const year = yearOfQuery(ctx.query, currentYear);
  const [years, owing, months, rule, claimedXof, declared] = await Promise.all([
    listDuesYears(ctx, currentYear),
    listIpmYears(ctx, { year, ...chosenIn(ctx.query) }),
    listNationMonths(ctx, toDay(`${year}-01-01`), toDay(`${year}-12-01`)),
    findNationalRule(ctx),
    claimedOfYear(ctx, year),
    sumDeclared(ctx),
  ]);
  if (rule === null) throw new Error('no dues rule is in force');
  const ipms = await withStandings(ctx, year, owing);
  return {
    base: ctx.base,
    year,
    years,
    rule,
    ipms,
    declaredCount: declared.count,
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

/** One row for each IPM of the page with the twelve months of the year, for the file. */
export async function readDuesExport(ctx: IcamoContext) {
  const year = yearOfQuery(ctx.query, yearOf(ctx.today));
  const [owing, cells] = await Promise.all([
    listIpmYears(ctx, { year, ...chosenIn(ctx.query) }),
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

const chosenIn = (query: URLSearchParams) => ({
  search: searchOfQuery(query) || null,
  sort: choiceOfQuery(query, 'sort', SORTS) ?? 'name',
});
