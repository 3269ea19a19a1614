import { duesYear, lastMonthShown } from '~/domain/oversight/dues-year';
import { recoveryOf } from '~/domain/oversight/recovery';
import { periodOf, yearOf } from '~/domain/period';
import { sumByAge } from '~/features/summaries/ages';
import { yearOfQuery } from '~/features/forms/list-query';
import type { IcamoContext } from '~/platform/context';
import { findNationalRule, listDuesYears } from './dues-board-queries.server';
import { getIpm, listContributionMonths, listMonthsOfIpm } from './ipm-directory-queries.server';
import { listOpenDueDays } from './recovery-queries.server';

/** One IPM as ICAMO sees it: identity, dues of a year with their arithmetic, contributions called. */
export async function readIpmYear(ctx: IcamoContext) {
  const ipm = await getIpm(ctx, ctx.params.slug ?? '');
  const currentYear = yearOf(ctx.today);
  const year = yearOfQuery(ctx.query, currentYear);
  const [rule, years, months, called, days] = await Promise.all([
    findNationalRule(ctx),
    listDuesYears(ctx, currentYear),
    listMonthsOfIpm(ctx, ipm.id, year),
    listContributionMonths(ctx, ipm.id, year),
    listOpenDueDays(ctx, { ipmId: ipm.id }),
  ]);
  if (rule === null) throw new Error('no dues rule is in force');
  const lines = duesYear(rule, months, year, lastMonthShown(year, ctx.today));
  const calls = called.map(({ period, calledXof, settledXof, callCount }) => ({
    period: periodOf(period),
    calledXof,
    settledXof,
    callCount,
    recovery: recoveryOf({ settledXof, calledXof }),
  }));
  return { base: ctx.base, ipm, year, years, rule, lines, calls, ages: sumByAge(days, ctx.today) };
}
