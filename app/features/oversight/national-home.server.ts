import { sum } from '~/domain/money';
import { addMonths, firstDay, periodOf, yearOf } from '~/domain/period';
import type { IcamoContext } from '~/platform/context';
import {
  claimedOfYear,
  findNationalRule,
  listIpmYears,
  listNationMonths,
  listRegions,
} from './dues-board-queries.server';
import { recoveryBasisPoints } from './year-of-query';

const MONTHS = 12;

/** What waits, what is late, how the nation is doing: sums of the IPM, no person. */
export async function readNationalHome(ctx: IcamoContext) {
  const year = yearOf(ctx.today);
  const lastMonth = addMonths(firstDay(periodOf(ctx.today)), -1);
  const firstMonth = addMonths(lastMonth, 1 - MONTHS);
  const [ipms, months, regions, rule, claimedXof] = await Promise.all([
    listIpmYears(ctx, { year, search: null, sort: 'name' }),
    listNationMonths(ctx, firstMonth, lastMonth),
    listRegions(ctx, firstMonth, lastMonth),
    findNationalRule(ctx),
    claimedOfYear(ctx, year),
  ]);
  const cap = rule?.capXof ?? 0n;
  const paying = ipms.filter(({ cashedXof }) => cashedXof > 0n).length;
  const capped = ipms.filter(({ dueXof }) => cap > 0n && dueXof >= cap).length;
  const dueXof = sum(ipms.map((row) => row.dueXof));
  const calledXof = sum(regions.map((row) => row.calledXof));
  const settledXof = sum(regions.map((row) => row.settledXof));
  const withoutCash = ipms.length - paying;
  return {
    base: ctx.base,
    today: ctx.today,
    year,
    cap,
    months: months.map((month) => ({ ...month, period: periodOf(month.period) })),
    regions: regions.flatMap(({ regionCode, ...amounts }) => {
      const recovery = recoveryBasisPoints(amounts.settledXof, amounts.calledXof);
      return recovery === null ? [] : [{ regionCode, recovery }];
    }),
    totals: {
      cashedXof: sum(ipms.map((row) => row.cashedXof)),
      dueXof,
      inTransitXof: dueXof - claimedXof,
      paying,
      registered: ipms.length,
      calledXof,
      settledXof,
      recovery: recoveryBasisPoints(settledXof, calledXof),
    },
    watch: [
      { kind: 'withoutCash' as const, count: withoutCash, to: `${ctx.base}/dues?sort=cashed` },
      { kind: 'capped' as const, count: capped, to: `${ctx.base}/dues?sort=-due` },
    ].filter(({ count }) => count > 0),
  };
}
