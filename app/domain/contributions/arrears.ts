import { type Xof } from '~/domain/money';
import { type Day, daysBetween } from '~/domain/period';

/** Days past the due day; a call that is due today or later is not in arrears. */
export const ARREARS_BUCKETS = ['not-due', '0-30', '31-60', '61-90', 'over-90'] as const;
export type ArrearsBucket = (typeof ARREARS_BUCKETS)[number];

export type ArrearsByAge = { readonly [bucket in ArrearsBucket]: Xof } & {
  /** All that is late, without what is not due yet. */
  readonly lateXof: Xof;
};

export function arrearsBucket(dueOn: Day, on: Day): ArrearsBucket {
  const daysLate = daysBetween(dueOn, on);
  if (daysLate <= 0) return 'not-due';
  if (daysLate <= 30) return '0-30';
  if (daysLate <= 60) return '31-60';
  return daysLate <= 90 ? '61-90' : 'over-90';
}

/** What is owed on a day, by age. */
export function arrearsByAge(
  calls: readonly { readonly dueOn: Day; readonly openXof: Xof }[],
  on: Day,
): ArrearsByAge {
  const owed = { 'not-due': 0n, '0-30': 0n, '31-60': 0n, '61-90': 0n, 'over-90': 0n };
  let lateXof = 0n;
  for (const call of calls) {
    const bucket = arrearsBucket(call.dueOn, on);
    owed[bucket] += call.openXof;
    if (bucket !== 'not-due') lateXof += call.openXof;
  }
  return { ...owed, lateXof };
}
