import { recoveryOf } from '~/domain/oversight/recovery';
import { isInSpan, upToNow, type Span } from '~/domain/oversight/span';
import { periodOf, yearOf } from '~/domain/period';
import { choiceOfQuery } from '~/features/forms/list-query';
import { sumDeclared } from '~/features/dues/remittance-queries.server';
import type { IcamoContext } from '~/platform/context';
import { findNationalRule, listIpmYears, type IpmYear } from './dues-board-queries.server';
import { INDICATORS } from './indicator';
import { listNationalWork } from './national-work.server';
import { agesOf } from './open-by-age';
import {
  arrearsOfRows,
  groupBy,
  recoveryByMonth,
  recoveryByRegion,
  rowOf,
  spanOfQuery,
  totalsOf,
} from './recovery-board.server';
import {
  openByPlace,
  sumByRegionAndMonth,
  sumDuesByMonth,
  sumInvoicesByState,
  sumOfIpms,
  type OpenByAge,
  type Place,
} from './recovery-queries.server';

const HIGHEST_ARREARS = 6;

/** What waits, what is late, how the nation is doing: sums of the IPM, no person. */
export async function readNationalHome(ctx: IcamoContext) {
  const year = yearOf(ctx.today);
  const { span, spans } = spanOfQuery(ctx);
  const received = upToNow(span, periodOf(ctx.today));
  const [dues, rule, open, sums, duesMonths, invoices, declared] = await Promise.all([
    listIpmYears(ctx, { year, search: null, sort: 'name' }),
    findNationalRule(ctx),
    openByPlace(ctx),
    sumByRegionAndMonth(ctx, { from: span.before.from, to: span.to }),
    sumDuesByMonth(ctx, span),
    sumInvoicesByState(ctx, received),
    ctx.can('national-dues:record') ? sumDeclared(ctx) : null,
  ]);
  const shown = sums.filter(({ period }) => isInSpan(periodOf(period), span));
  const before = sums.filter(({ period }) => isInSpan(periodOf(period), span.before));
  const now = totalsOf(shown);
  return {
    base: ctx.base,
    today: ctx.today,
    year,
    span,
    spans,
    indicator: choiceOfQuery(ctx.query, 'show', INDICATORS) ?? 'recovery',
    months: recoveryByMonth(span, shown, duesMonths),
    regions: recoveryByRegion(ctx, { sums: shown, arrears: open }),
    invoices,
    received,
    ages: agesOf(open),
    arrears: arrearsOfRows(open),
    highest: await highestArrears(ctx, span, { open, dues }),
    now: { ...now, recovery: recoveryOf(now) },
    before: totalsOf(before),
    dueXof: dues.reduce((sum, { dueXof }) => sum + dueXof, 0n),
    paying: dues.filter(({ cashedXof }) => cashedXof > 0n).length,
    registered: dues.length,
    work: listNationalWork(ctx, { year, capXof: rule?.capXof ?? 0n, dues, open, declared }),
  };
}

export type NationalHome = Awaited<ReturnType<typeof readNationalHome>>;

/** The IPM whose employers are late with the most, with what they recover. */
async function highestArrears(
  ctx: IcamoContext,
  span: Span,
  given: { readonly open: readonly (OpenByAge & Place)[]; readonly dues: readonly IpmYear[] },
) {
  const ofIpm = groupBy(given.open, ({ ipmId }) => ipmId);
  const late = given.dues
    .map(({ ipmId, slug, name }) => ({ ipmId, slug, name, open: ofIpm.get(ipmId) ?? [] }))
    .map((ipm) => ({ ...ipm, ...arrearsOfRows(ipm.open) }))
    .filter(({ lateXof }) => lateXof > 0n)
    .sort((one, other) => (one.lateXof > other.lateXof ? -1 : 1))
    .slice(0, HIGHEST_ARREARS);
  const ids = late.map(({ ipmId }) => ipmId);
  const sums = groupBy(await sumOfIpms(ctx, span, ids), ({ ipmId }) => ipmId);
  return late.map(({ ipmId, slug, name, open }) => rowOf(slug, name, sums.get(ipmId), open));
}
