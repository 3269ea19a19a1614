import type { InvoiceState } from '../care/invoice-state';
import type { Xof } from '../money';
import { daysBetween, firstDay, periodOf, type Day } from '../period';
import { addUp, negative } from './sums';

/** What the sums need to know of an invoice. */
export type SummedInvoice = {
  readonly state: InvoiceState;
  readonly receivedOn: Day;
  /** End of the delay agreed with the provider. */
  readonly dueOn: Day;
  readonly lineCount: number;
  readonly billedXof: Xof;
  readonly ipmShareXof: Xof;
  readonly rejectedXof: Xof;
  readonly approvedOn: Day | null;
  readonly paidOn: Day | null;
};

/** Null before the invoice is entered. */
export type InvoiceChange = {
  readonly before: SummedInvoice | null;
  readonly after: SummedInvoice;
};

export type InvoiceMonthSums = {
  readonly period: Day;
  readonly state: InvoiceState;
  readonly invoiceCount: bigint;
  readonly lineCount: bigint;
  readonly billedXof: Xof;
  readonly ipmShareXof: Xof;
  readonly rejectedXof: Xof;
  readonly decisionDays: bigint;
  readonly paymentDays: bigint;
  readonly paidLateCount: bigint;
};

export type InvoiceDueSums = {
  readonly dueOn: Day;
  readonly openCount: bigint;
  readonly openXof: Xof;
};

/** By how much the sums of each month of receipt and state move. */
export const invoiceMonthSumsOf = ({ before, after }: InvoiceChange): InvoiceMonthSums[] =>
  addUp([...(before === null ? [] : [negative(monthOfInvoice(before))]), monthOfInvoice(after)]);

/** By how much what still waits for its payment moves, by the end of the agreed delay. */
export const invoiceDueSumsOf = ({ before, after }: InvoiceChange): InvoiceDueSums[] =>
  addUp([...(before === null ? [] : [negative(dueDayOfInvoice(before))]), dueDayOfInvoice(after)]);

function monthOfInvoice(invoice: SummedInvoice): InvoiceMonthSums {
  const { state, receivedOn, dueOn, approvedOn, paidOn } = invoice;
  const isApproved = state === 'approved' || state === 'paid';
  const days = (until: Day | null) =>
    until === null ? 0n : BigInt(daysBetween(receivedOn, until));
  return {
    period: firstDay(periodOf(receivedOn)),
    state,
    invoiceCount: 1n,
    lineCount: BigInt(invoice.lineCount),
    billedXof: invoice.billedXof,
    ipmShareXof: invoice.ipmShareXof,
    rejectedXof: invoice.rejectedXof,
    decisionDays: isApproved ? days(approvedOn) : 0n,
    paymentDays: state === 'paid' ? days(paidOn) : 0n,
    paidLateCount: state === 'paid' && paidOn !== null && paidOn > dueOn ? 1n : 0n,
  };
}

/** Before its adjudication an invoice counts with what is billed, then with the IPM's share. */
function dueDayOfInvoice({ state, dueOn, billedXof, ipmShareXof }: SummedInvoice): InvoiceDueSums {
  const isOpen = state !== 'paid' && state !== 'refused';
  const openXof = state === 'entered' ? billedXof : ipmShareXof;
  return { dueOn, openCount: isOpen ? 1n : 0n, openXof: isOpen ? openXof : 0n };
}
