import { duesDueOn, type DuesPaymentMethod } from '~/domain/oversight/dues-payment';
import { addDays, yearOf, type Day, type Period } from '~/domain/period';
import type { Random } from './random';

/** How an IPM pays ICAMO: of all that is due, about half is paid. */
export type DuesHabit = 'punctual' | 'late' | 'missing';

export type PlannedDuesPayment = {
  readonly year: number;
  readonly amountXof: bigint;
  readonly paidOn: Day;
  readonly method: DuesPaymentMethod;
  readonly reference: string;
  /** Null while ICAMO has still to decide. */
  readonly decision: DuesDecisionTaken | null;
};

export type DuesDecisionTaken = {
  readonly state: 'confirmed' | 'refused';
  readonly on: Day;
  readonly reason: string | null;
};

const PAID_MONTHS: Readonly<Record<DuesHabit, number>> = {
  punctual: 0.92,
  late: 0.6,
  missing: 0.1,
};
const REFUSED = 0.04;
const NOT_RECEIVED = 'Paiement introuvable sur le compte de l’ICAMO';

export function drawDuesHabit(random: Random): DuesHabit {
  const draw = random.next();
  if (draw < 0.4) return 'punctual';
  return draw < 0.7 ? 'late' : 'missing';
}

/** The payment of one month's dues, if it is made by then; what was cashed in the month is known. */
export function planDuesPayment(
  random: Random,
  habit: DuesHabit,
  month: { readonly period: Period; readonly dueXof: bigint },
  until: Day,
): PlannedDuesPayment | null {
  const { period, dueXof } = month;
  if (dueXof <= 0n || !random.chance(PAID_MONTHS[habit])) return null;
  const delay = habit === 'late' ? random.between(5, 50) : -random.between(0, 12);
  const paidOn = addDays(duesDueOn(period), delay);
  const method = random.chance(0.8) ? 'bank' : 'cheque';
  const decidedOn = addDays(paidOn, random.between(2, 12));
  const isRefused = random.chance(REFUSED);
  if (paidOn > until) return null;
  return {
    year: yearOf(period),
    amountXof: dueXof,
    paidOn,
    method,
    reference: `${method === 'bank' ? 'VIR' : 'CHQ'} ICAMO ${period}`,
    decision:
      decidedOn > until
        ? null
        : {
            state: isRefused ? 'refused' : 'confirmed',
            on: decidedOn,
            reason: isRefused ? NOT_RECEIVED : null,
          },
  };
}
