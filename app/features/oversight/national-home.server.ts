import { recoveryOf } from '~/domain/oversight/recovery';
import { upToNow } from '~/domain/oversight/span';
import { periodOf, yearOf } from '~/domain/period';
import { choiceOfQuery } from '~/features/forms/list-query';
import { sumByAge } from '~/features/summaries/ages';
import type { IcamoContext } from '~/platform/context';
import { findNationalRule, listIpmYears } from './dues-board-queries.server';
import { INDICATORS } from './indicator';
import { listNationalWork } from './national-work.server';
import {
  arrearsOfRows,
  listRecoveryByMonth,
  readPlaces,
  recoveryByIpm,
  recoveryByRegion,
  spanOfQuery,
  totalsOf,
} from './recovery-board.server';
import { listOpenDueDays, sumInvoicesByState, sumOfMonths } from './recovery-queries.server';

const HIGHEST_ARREARS = 6;

/** What waits, what is late, how the nation is doing: sums of the IPM, no person. */
export async function readNationalHome(ctx: IcamoContext) {
  const year = yearOf(ctx.today);
  const { span, spans } = spanOfQuery(ctx);
  const received = upToNow(span, periodOf(ctx.today));
  const [dues, rule, places, months, before, days, invoices] = await Promise.all([
    listIpmYears(ctx, { year, search: null, sort: 'name' }),
    findNationalRule(ctx),
    readPlaces(ctx, span),
    listRecoveryByMonth(ctx, span),
    sumOfMonths(ctx, span.before),
    listOpenDueDays(ctx),
    sumInvoicesByState(ctx, received),
  ]);
  const ipms = recoveryByIpm(ctx, places, null);
  const capXof = rule?.capXof ?? 0n;
  const now = totalsOf(months);
  return {
    base: ctx.base,
    today: ctx.today,
    year,
    span,
    spans,
    indicator: choiceOfQuery(ctx.query, 'show', INDICATORS) ?? 'recovery',
    months,
    regions: recoveryByRegion(ctx, places),
    invoices,
    received,
    ages: sumByAge(days, ctx.today),
    arrears: arrearsOfRows(ipms),
    highest: [...ipms]
      .filter(({ lateXof }) => lateXof > 0n)
      .sort((one, other) => (one.lateXof > other.lateXof ? -1 : 1))
      .slice(0, HIGHEST_ARREARS),
    now: { ...now, recovery: recoveryOf(now) },
    before,
    dueXof: dues.reduce((sum, { dueXof }) => sum + dueXof, 0n),
    paying: dues.filter(({ cashedXof }) => cashedXof > 0n).length,
    registered: dues.length,
    work: await listNationalWork(ctx, { year, capXof, dues, ipms }),
  };
}

export type NationalHome = Awaited<ReturnType<typeof readNationalHome>>;
