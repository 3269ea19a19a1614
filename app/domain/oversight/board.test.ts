import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, toDay, toPeriod } from '../period';
import { ageOfDebt, AGES, dueDaysOfAge } from './age';
import { isInSpan, monthsOf, spanKeys, spanOf } from './span';

const TODAY = toDay('2026-11-22');
const NOVEMBER = toPeriod('2026-11');

describe('the age of what is due', () => {
  it('begins the day after the due day', () => {
    const ages = [
      '2026-11-22',
      '2026-11-21',
      '2026-10-23',
      '2026-10-22',
      '2026-08-23',
      '2020-01-01',
    ];
    expect(ages.map((day) => ageOfDebt(toDay(day), TODAY))).toEqual([
      null,
      '30',
      '30',
      '60',
      'more',
      'more',
    ]);
  });

  it('is that of exactly one class of days', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 400 }), (days) => {
        const dueOn = addDays(TODAY, -days);
        const classes = AGES.filter((age) => {
          const { from, to } = dueDaysOfAge(age, TODAY);
          return from <= dueOn && dueOn <= to;
        });
        expect(classes).toEqual([ageOfDebt(dueOn, TODAY)].filter((age) => age !== null));
      }),
    );
  });
});

describe('the span of a board', () => {
  it('is the twelve months that are over unless asked otherwise', () => {
    const span = { key: '12', from: '2025-11', to: '2026-10', monthCount: 12 };
    expect(spanOf(null, NOVEMBER)).toMatchObject(span);
    expect(spanOf('1999', NOVEMBER)).toMatchObject(span);
  });

  it('of this year is compared with the same months of the last', () => {
    expect(spanOf('2026', NOVEMBER)).toEqual({
      key: '2026',
      from: '2026-01',
      to: '2026-11',
      monthCount: 11,
      before: { from: '2025-01', to: '2025-11' },
    });
  });

  it('follows the span before it, and its months are all in it', () => {
    for (const key of spanKeys(NOVEMBER)) {
      const span = spanOf(key, NOVEMBER);
      expect(span.before.to < span.from).toBe(true);
      expect(monthsOf(span).every((month) => isInSpan(month, span))).toBe(true);
      expect(monthsOf(span).at(-1)).toBe(span.to);
    }
  });
});
