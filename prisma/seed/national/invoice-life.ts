import type { AdjudicatedAmounts } from '~/domain/care/adjudication';
import type { InvoiceState } from '~/domain/care/invoice-state';
import {
  invoiceDueSumsOf,
  invoiceMonthSumsOf,
  type InvoiceDueSums,
  type InvoiceMonthSums,
} from '~/domain/oversight/invoice-sums';
import { addDays, yearOf, type Day } from '~/domain/period';
import { morningOf } from '../simulated-runtime';
import type { Random } from '../random';
import { instantText, type Books } from './books';
import type { BulkAdhesion } from './provider-pool';
import { createRunningSums, type RunningSums } from './running-sums';
import type { Schedule } from './schedule';

export type PlannedInvoice = {
  readonly id: bigint;
  readonly adhesion: BulkAdhesion;
  readonly reference: string;
  readonly receivedOn: Day;
  /** Refused on the day it comes in; nothing of it is ever adjudicated. */
  readonly isRefused: boolean;
  /** Null while it is still to be adjudicated. */
  readonly adjudicatedOn: Day | null;
  readonly lines: number;
  readonly totals: AdjudicatedAmounts;
};

type Place = {
  readonly books: Books;
  readonly schedule: Schedule;
  readonly random: Random;
  readonly today: Day;
  readonly sums: InvoiceSums;
};

export type InvoiceSums = {
  readonly byMonth: RunningSums<InvoiceMonthSums>;
  readonly byDueDay: RunningSums<InvoiceDueSums>;
};

export const createInvoiceSums = (): InvoiceSums => ({
  byMonth: createRunningSums(),
  byDueDay: createRunningSums(),
});

const METHODS = ['bank', 'bank', 'bank', 'bank', 'bank', 'bank', 'cheque', 'wave'] as const;
const PREFIXES = { bank: 'VIR', cheque: 'CHQ', wave: 'WAVE' } as const;
const WITHOUT_PAPERS = 'Ordonnances non jointes au bordereau';
const NOTHING_COVERED = 'Aucune ligne n’est prise en charge';

/**
 * From entry to payment, as far as the days have come. Numbers and pieces are made on their days; the
 * invoice itself is written once, with the state that it will have, and so is its latest event in the
 * journal.
 */
export function followInvoice(place: Place, invoice: PlannedInvoice): void {
  const { schedule, random, today } = place;
  const { receivedOn, adjudicatedOn, totals, isRefused } = invoice;
  if (isRefused) {
    refuse(place, invoice, { from: 'entered', on: receivedOn, reason: WITHOUT_PAPERS });
    return;
  }
  if (adjudicatedOn === null) {
    write(place, invoice, { state: 'entered', updatedOn: receivedOn });
    record(place, invoice, 'Liquidation', 'entered', { after: enteredFigures(invoice) });
    return;
  }
  const decidedOn = addDays(adjudicatedOn, random.between(1, 9));
  const paidOn = addDays(decidedOn, random.between(5, 55));
  const method = random.pick(METHODS);
  schedule.at(adjudicatedOn, () => {
    if (decidedOn <= today) return;
    write(place, invoice, { state: 'adjudicated', updatedOn: adjudicatedOn });
    record(place, invoice, 'Liquidation', 'adjudicated', {
      before: { state: 'entered', ipmShareXof: 0n },
      after: { state: 'adjudicated', ...partsOf(totals) },
    });
  });
  schedule.at(decidedOn, () => {
    if (totals.ipmShareXof === 0n) {
      refuse(place, invoice, { from: 'adjudicated', on: decidedOn, reason: NOTHING_COVERED });
      return;
    }
    approve(place, invoice, decidedOn, paidOn <= today ? paidOn : null);
    schedule.at(paidOn, () => {
      pay(place, invoice, method, paidOn);
    });
  });
}

function approve(place: Place, invoice: PlannedInvoice, approvedOn: Day, paidOn: Day | null) {
  const { books } = place;
  const { id, adhesion, totals } = invoice;
  const { ipmShareXof } = totals;
  books.post({
    event: 'invoice-approved',
    valueDate: approvedOn,
    causeKind: 'invoice',
    causeId: id,
    amounts: { amount: ipmShareXof },
    creditParty: `adhesion:${adhesion.id}`,
  });
  write(place, invoice, {
    state: paidOn === null ? 'approved' : 'paid',
    number: books.nextNumber('invoice', 'F', yearOf(approvedOn)),
    approvedOn,
    paidOn,
    updatedOn: paidOn ?? approvedOn,
  });
  if (paidOn !== null) return;
  record(place, invoice, 'Gérant', 'approved', {
    before: { state: 'adjudicated' },
    after: { state: 'approved', ipmShareXof },
  });
}

function pay(place: Place, invoice: PlannedInvoice, method: (typeof METHODS)[number], paidOn: Day) {
  const { books } = place;
  const { id: invoiceId, adhesion, totals } = invoice;
  const amountXof = totals.ipmShareXof;
  const reference = `${PREFIXES[method]} ${invoice.reference}`;
  const payment = { method, reference, paidOn, amountXof };
  const paymentId = books.newId();
  books.add('ProviderPayment', {
    id: paymentId,
    invoiceId,
    number: books.nextNumber('provider-payment', 'RP', yearOf(paidOn)),
    ...payment,
    createdBy: 0n,
    createdAt: books.now(),
  });
  books.post({
    event: `provider-paid-${method}`,
    valueDate: paidOn,
    causeKind: 'provider-payment',
    causeId: paymentId,
    amounts: { amount: amountXof },
    debitParty: `adhesion:${adhesion.id}`,
  });
  record(place, invoice, 'Comptable', 'paid', {
    before: { state: 'approved' },
    after: { state: 'paid', ...payment },
  });
}

function refuse(
  place: Place,
  invoice: PlannedInvoice,
  { from, on, reason }: { readonly from: string; readonly on: Day; readonly reason: string },
) {
  write(place, invoice, { state: 'refused', refusalReason: reason, updatedOn: on });
  record(place, invoice, 'Gérant', 'refused', {
    before: { state: from },
    after: { state: 'refused' },
    reason,
  });
}

function write(
  { books, sums }: Place,
  { id, adhesion, reference, receivedOn, adjudicatedOn, lines, totals }: PlannedInvoice,
  standing: {
    readonly state: InvoiceState;
    readonly updatedOn: Day;
    readonly number?: string;
    readonly refusalReason?: string;
    readonly approvedOn?: Day;
    readonly paidOn?: Day | null;
  },
) {
  const { state, approvedOn = null, paidOn = null } = standing;
  const invoice = {
    state,
    receivedOn,
    dueOn: addDays(receivedOn, adhesion.paymentDelayDays),
    lineCount: lines,
    billedXof: totals.billedXof,
    ...partsOf(totals),
  };
  books.add('ProviderInvoice', {
    id,
    adhesionId: adhesion.id,
    number: standing.number ?? null,
    providerReference: reference,
    ...invoice,
    refusalReason: standing.refusalReason ?? null,
    enteredBy: 0n,
    adjudicatedAt: instantOrNull(adjudicatedOn),
    adjudicatedBy: null,
    approvedBy: null,
    approvedAt: instantOrNull(approvedOn),
    paidAt: instantOrNull(paidOn),
    createdAt: instantOrNull(receivedOn),
    updatedAt: instantOrNull(standing.updatedOn),
  });
  const after = { ...invoice, approvedOn, paidOn };
  sums.byMonth.add(invoiceMonthSumsOf({ before: null, after }));
  sums.byDueDay.add(invoiceDueSumsOf({ before: null, after }));
}

function record(
  { books }: Place,
  { id }: PlannedInvoice,
  actor: string,
  verb: string,
  change: { readonly before?: unknown; readonly after: unknown; readonly reason?: string },
) {
  books.record({
    actor: `${actor} (démonstration)`,
    action: `invoice.${verb}`,
    entityKind: 'invoice',
    entityId: id,
    ...change,
  });
}

const enteredFigures = ({ adhesion, reference, receivedOn, lines, totals }: PlannedInvoice) => ({
  adhesionId: adhesion.id,
  providerReference: reference,
  receivedOn,
  lineCount: lines,
  billedXof: totals.billedXof,
});

const partsOf = (totals: AdjudicatedAmounts) => ({
  ipmShareXof: totals.ipmShareXof,
  coPaymentXof: totals.coPaymentXof,
  aboveCeilingXof: totals.aboveCeilingXof,
  excessXof: totals.excessXof,
  rejectedXof: totals.rejectedXof,
});

const instantOrNull = (day: Day | null) => (day === null ? null : instantText(morningOf(day)));
