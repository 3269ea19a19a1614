import { describe, expect, it } from 'vitest';
import { toDay, toPeriod } from '~/domain/period';
import { duesDueOn, duesStanding, lastLateMonth } from './dues-payment';

const MONTHS = [
  { period: toPeriod('2026-08'), dueXof: 200_000n },
  { period: toPeriod('2026-09'), dueXof: 150_000n },
  { period: toPeriod('2026-10'), dueXof: 100_000n },
];

describe('the dues of a month', () => {
  it('are due at the end of the next one, and late the day after', () => {
    expect(duesDueOn(toPeriod('2026-09'))).toBe('2026-10-31');
    expect(lastLateMonth(toDay('2026-10-31'))).toBe('2026-08');
    expect(lastLateMonth(toDay('2026-11-01'))).toBe('2026-09');
    expect(duesDueOn(toPeriod('2026-12'))).toBe('2027-01-31');
  });
});

describe('the standing of a year', () => {
  const standing = (paidXof: bigint, pendingXof: bigint, today = '2026-11-22') =>
    duesStanding({ months: MONTHS, paidXof, pendingXof, today: toDay(today) });

  it('is late by the months past their day, less what was paid', () => {
    expect(standing(0n, 0n)).toMatchObject({ remainingXof: 450_000n, lateXof: 350_000n });
    expect(standing(250_000n, 0n)).toMatchObject({ remainingXof: 200_000n, lateXof: 100_000n });
    expect(standing(400_000n, 0n)).toMatchObject({ remainingXof: 50_000n, lateXof: 0n });
  });

  it('counts what is declared as covered, and never owes less than nothing', () => {
    expect(standing(0n, 350_000n)).toMatchObject({ remainingXof: 100_000n, lateXof: 0n });
    expect(standing(500_000n, 0n)).toMatchObject({ remainingXof: 0n, lateXof: 0n });
  });
});
