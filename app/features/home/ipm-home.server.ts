import { sum } from '~/domain/money';
import { isInSpan, monthsOf, spanKeys, spanOf, upToNow, type Span } from '~/domain/oversight/span';
import { periodOf, type Period } from '~/domain/period';
import { lateOf, sumByAge } from '~/features/summaries/ages';
import {
  listContributionMonths,
  listInvoiceMonths,
  listOpenCallDays,
  listOpenInvoiceDays,
  sumInvoices,
  type ContributionMonth,
} from '~/features/summaries/board-queries.server';
import type { IpmContext } from '~/platform/context';
import { listWork } from './ipm-work.server';

/** What waits, what is late, how the IPM is doing: only what the role may see. */
export async function readIpmHome(ctx: IpmContext) {
  const { base, today, sql } = ctx;
  const thisMonth = periodOf(today);
  const span = spanOf(ctx.query.get('span'), thisMonth);
  const received = upToNow(span, thisMonth);
  const sees = seesOf(ctx);
  const [callDays, invoiceDays, rows, invoices, care, members] = await Promise.all([
    sees.calls ? listOpenCallDays(sql) : [],
    sees.invoices ? listOpenInvoiceDays(sql) : [],
    sees.calls ? listContributionMonths(sql, span.before.from, span.to) : [],
    sees.invoices ? sumInvoices(sql, received.from, received.to) : [],
    sees.invoices ? listInvoiceMonths(sql, span.from, span.to) : [],
    countMembers(ctx),
  ]);
  const arrears = sumByAge(callDays, today);
  const waiting = sumByAge(invoiceDays, today);
  const late = { calls: lateOf(arrears), invoices: lateOf(waiting) };
  return {
    base,
    today,
    spans: spanKeys(thisMonth),
    span,
    work: await listWork(ctx, late),
    months: fill(span, rows, NO_CONTRIBUTION),
    totals: { now: totalsOf(rows, span), before: totalsOf(rows, span.before) },
    arrears,
    lateXof: late.calls.amountXof,
    waiting,
    invoices,
    received,
    care: fill(span, care, { billedXof: 0n, ipmShareXof: 0n }),
    members,
    sees,
  };
}

export type IpmHome = Awaited<ReturnType<typeof readIpmHome>>;

const seesOf = (ctx: IpmContext) => ({
  calls: ctx.can('call:read'),
  receipts: ctx.can('receipt:read'),
  members: ctx.can('member:read'),
  invoices: ctx.can('invoice:read'),
});

const NO_CONTRIBUTION = { calledXof: 0n, settledXof: 0n, cashedXof: 0n };

/** A month without anything is a month too. */
function fill<Amounts extends object>(
  span: Span,
  rows: readonly (Amounts & { readonly period: string })[],
  nothing: Amounts,
): (Amounts & { readonly period: Period })[] {
  const byPeriod = new Map(rows.map((row) => [row.period.slice(0, 7), row]));
  return monthsOf(span).map((period) => ({ ...nothing, ...byPeriod.get(period), period }));
}

function totalsOf(rows: readonly ContributionMonth[], span: Pick<Span, 'from' | 'to'>) {
  const inside = rows.filter(({ period }) => isInSpan(periodOf(period), span));
  return {
    calledXof: sum(inside.map((row) => row.calledXof)),
    settledXof: sum(inside.map((row) => row.settledXof)),
    cashedXof: sum(inside.map((row) => row.cashedXof)),
  };
}

async function countMembers({ sql }: IpmContext) {
  const counted = (text: Promise<{ count: bigint } | null>) => text.then((row) => row?.count ?? 0n);
  const [participants, dependants, employers] = await Promise.all([
    counted(sql.first`SELECT COUNT(*) AS count FROM Participant
      WHERE ipmId = ${sql.ipm} AND status = ${'active'}`),
    counted(sql.first`SELECT COUNT(*) AS count FROM Dependant
      WHERE ipmId = ${sql.ipm} AND validTo = ${'9999-12-31'}`),
    counted(sql.first`SELECT COUNT(*) AS count FROM Affiliation
      WHERE ipmId = ${sql.ipm} AND status = ${'active'}`),
  ]);
  return { participants, dependants, employers };
}
