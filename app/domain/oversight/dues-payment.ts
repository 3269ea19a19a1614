import { max, sum, type Xof } from '~/domain/money';
import { addMonths, lastDay, nextPeriod, periodOf, type Day, type Period } from '~/domain/period';

export const DUES_PAYMENT_STATES = ['declared', 'confirmed', 'refused', 'reversed'] as const;
export type DuesPaymentState = (typeof DUES_PAYMENT_STATES)[number];

export const DUES_PAYMENT_METHODS = ['bank', 'cheque', 'wave'] as const;
export type DuesPaymentMethod = (typeof DUES_PAYMENT_METHODS)[number];

/** What ICAMO decides on a payment that an IPM has declared. */
export type DuesDecision = Exclude<DuesPaymentState, 'declared'>;

/**
 * States from which a decision is taken by ICAMO. A cheque that comes back is reversed after it was
 * confirmed; nothing leaves `refused` or `reversed`: the IPM declares anew.
 */
export const STATE_BEFORE: { readonly [decision in DuesDecision]: DuesPaymentState } = {
  confirmed: 'declared',
  refused: 'declared',
  reversed: 'confirmed',
};

/**
 * States of the IPM's own row that a decision may change: its message may come before the one of an
 * earlier decision, which then changes nothing.
 */
export const STATES_THAT_LEARN: {
  readonly [decision in DuesDecision]: readonly DuesPaymentState[];
} = {
  confirmed: ['declared'],
  refused: ['declared'],
  reversed: ['declared', 'confirmed'],
};

/**
 * Last day to pay the dues of a month of cash: the end of the month after. No text fixes it; to be
 * confirmed by ICAMO.
 */
export const duesDueOn = (period: Period): Day => lastDay(nextPeriod(period));

/** The last month whose dues are late on a day; those of the months after are not due yet. */
export const lastLateMonth = (today: Day): Period => addMonths(periodOf(today), -2);

export type DuesStanding = {
  readonly dueXof: Xof;
  readonly paidXof: Xof;
  /** Declared by the IPM, neither confirmed nor refused. */
  readonly pendingXof: Xof;
  /** Still to be paid, what is declared left out; never negative. */
  readonly remainingXof: Xof;
  /** Of what remains, what should have been paid before today. */
  readonly lateXof: Xof;
};

/** Where an IPM stands for a calendar year of cash; amounts in whole francs. */
export function duesStanding(given: {
  readonly months: readonly { readonly period: Period; readonly dueXof: Xof }[];
  readonly paidXof: Xof;
  readonly pendingXof: Xof;
  readonly today: Day;
}): DuesStanding {
  const { months, paidXof, pendingXof, today } = given;
  const through = lastLateMonth(today);
  const dueXof = sum(months.map((month) => month.dueXof));
  const dueThenXof = sum(
    months.filter(({ period }) => period <= through).map((month) => month.dueXof),
  );
  const coveredXof = paidXof + pendingXof;
  return {
    dueXof,
    paidXof,
    pendingXof,
    remainingXof: max(0n, dueXof - coveredXof),
    lateXof: max(0n, dueThenXof - coveredXof),
  };
}
