import type { Day, Period } from '~/domain/period';
import { drawDuesHabit, planDuesPayment, type PlannedDuesPayment } from '../dues-payments';
import type { Random } from '../random';
import { morningOf } from '../simulated-runtime';
import { instantText, type Books } from './books';
import type { BulkDues } from './bulk-dues';
import type { Schedule } from './schedule';

export type BulkDuesPayment = PlannedDuesPayment & {
  readonly id: bigint;
  readonly debtorIpmId: bigint;
};

/** ICAMO's receipts, by payment. */
export type ReceiptNumbers = ReadonlyMap<bigint, string>;

export type BulkDuesPayments = {
  /** Plans the payment of a month that has ended. */
  plan(period: Period): void;
  /** What has been declared. */
  all(): readonly BulkDuesPayment[];
};

/** What one IPM pays ICAMO: pieces on their days; the rest once ICAMO has numbered its receipts. */
export function createDuesPayments(given: {
  readonly books: Books;
  readonly dues: BulkDues;
  readonly schedule: Schedule;
  readonly random: Random;
  readonly debtorIpmId: bigint;
  readonly today: Day;
}): BulkDuesPayments {
  const { books, dues, schedule, random, debtorIpmId, today } = given;
  const habit = drawDuesHabit(random);
  const payments: BulkDuesPayment[] = [];
  const declare = (planned: PlannedDuesPayment) => {
    const { decision, ...payment } = planned;
    const { amountXof, method, paidOn } = payment;
    const id = books.newId();
    payments.push({ ...planned, id, debtorIpmId });
    const posted = books.post({
      event: `dues-paid-${method}`,
      valueDate: paidOn,
      causeKind: 'dues-payment',
      causeId: id,
      amounts: { amount: amountXof },
      debitParty: 'icamo',
    });
    books.deliver('dues.payment-declared', { paymentId: id, ...payment });
    books.record({
      actor: 'Comptable (démonstration)',
      action: 'dues.declared',
      entityKind: 'dues-payment',
      entityId: id,
      after: payment,
    });
    if (decision?.state !== 'refused') return;
    schedule.at(decision.on, () => {
      books.reverse(posted, decision.on);
    });
  };
  return {
    plan(period) {
      const month = { period, dueXof: dues.dueOf(period) };
      const planned = planDuesPayment(random, habit, month, today);
      if (planned === null) return;
      schedule.at(planned.paidOn, () => {
        declare(planned);
      });
    },
    all: () => payments,
  };
}

/** The IPM has learnt what ICAMO decided. */
export function writeDuesPayments(
  books: Books,
  payments: readonly BulkDuesPayment[],
  numbers: ReceiptNumbers,
): void {
  for (const { id, year, amountXof, paidOn, method, reference, decision } of payments) {
    const receiptNumber = numbers.get(id) ?? null;
    books.add('DuesPayment', {
      id,
      year,
      amountXof,
      paidOn,
      method,
      reference,
      state: decision?.state ?? 'declared',
      receiptNumber,
      reason: decision?.reason ?? null,
      declaredBy: 0n,
      declaredAt: instantText(morningOf(paidOn)),
      decidedAt: decision === null ? null : instantText(morningOf(decision.on)),
    });
    if (decision === null) continue;
    books.setDay(decision.on);
    books.record({
      actor: 'système',
      action: `dues.${decision.state}`,
      entityKind: 'dues-payment',
      entityId: id,
      after: { number: receiptNumber },
      ...(decision.reason === null ? {} : { reason: decision.reason }),
    });
  }
}
