import { ICAMO_MAPPING } from '~/domain/ledger/accounts';
import { firstDay, periodOf, yearOf, type Day } from '~/domain/period';
import { morningOf } from '../simulated-runtime';
import { instantText, type Books } from './books';
import type { Claim } from './bulk-dues';
import type { BulkDuesPayment, ReceiptNumbers } from './bulk-dues-payments';

export const ICAMO_BOOKS = ICAMO_MAPPING;

type Event = { readonly day: Day; readonly id: bigint; readonly write: () => void };

/** ICAMO's side of what the IPM owe and pay, in the order of the days, as its commands write it. */
export async function writeNationalBooks(
  books: Books,
  claims: readonly Claim[],
  payments: readonly BulkDuesPayment[],
): Promise<ReceiptNumbers> {
  const numbers = new Map<bigint, string>();
  const events: Event[] = claims.map((claim) => ({
    day: claim.day,
    id: claim.causeId,
    write: () => {
      writeClaim(books, claim);
    },
  }));
  for (const payment of payments) {
    const day = payment.decision?.on ?? payment.paidOn;
    const write = () => {
      const number = decide(books, payment);
      if (number !== null) numbers.set(payment.id, number);
    };
    events.push({ day, id: payment.id, write });
  }
  for (const { day, write } of events.sort(byDay)) {
    books.setDay(day);
    write();
    await books.ready();
  }
  // As if the sealing job had run to the last entry.
  books.add('NumberSeries', { series: 'audit-chain', year: 0, lastNumber: 0 });
  await books.close();
  return numbers;
}

function writeClaim(books: Books, { debtorIpmId, causeId, day, deltaXof }: Claim) {
  books.add('DuesClaim', {
    debtorIpmId,
    causeId,
    period: firstDay(periodOf(day)),
    deltaXof,
    createdAt: books.now(),
  });
  books.post({
    event: 'icamo-dues-receivable',
    valueDate: day,
    causeKind: 'dues-accrual',
    causeId,
    amounts: { amount: deltaXof },
    debitParty: `ipm:${debtorIpmId}`,
  });
}

/** The payment in ICAMO's hands, in the state that it has now; answers the number of its receipt. */
function decide(books: Books, payment: BulkDuesPayment): string | null {
  const { id: paymentId, debtorIpmId, decision, ...declared } = payment;
  const { amountXof, paidOn } = declared;
  const number =
    decision?.state === 'confirmed'
      ? books.nextNumber('dues-receipt', 'RD', yearOf(decision.on))
      : null;
  books.add('DuesRemittance', {
    debtorIpmId,
    paymentId,
    number,
    ...declared,
    state: decision?.state ?? 'declared',
    reason: decision?.reason ?? null,
    decidedBy: null,
    decidedAt: decision === null ? null : books.now(),
    createdAt: instantText(morningOf(paidOn)),
  });
  if (decision === null) return null;
  const { state, on: decidedOn, reason } = decision;
  if (state === 'confirmed') {
    books.post({
      event: 'icamo-dues-received',
      valueDate: paidOn,
      causeKind: 'dues-payment',
      causeId: paymentId,
      amounts: { amount: amountXof },
      creditParty: `ipm:${debtorIpmId}`,
    });
  }
  const told = { debtorIpmId, paymentId, decision: state, reason, number, decidedOn };
  books.deliver('dues.payment-decided', told);
  books.record({
    actor: 'Agent, ICAMO (démonstration)',
    action: `dues.${state}`,
    entityKind: 'dues-payment',
    entityId: paymentId,
    after: { debtorIpmId, amountXof, number },
    ...(reason === null ? {} : { reason }),
  });
  return number;
}

function byDay(one: Event, other: Event): number {
  if (one.day !== other.day) return one.day < other.day ? -1 : 1;
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}
