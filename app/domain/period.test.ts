import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  ageOn,
  coversPartOf,
  dayFromNumber,
  dayNumber,
  dayOf,
  daysBetween,
  dueDay,
  firstDay,
  isWithin,
  lastDay,
  monthsBetween,
  nextPeriod,
  parseDay,
  parseFrenchDay,
  parsePeriod,
  periodOf,
  toDay,
  toPeriod,
} from './period';

const anyDate = fc.date({
  min: new Date('1900-01-01T00:00:00Z'),
  max: new Date('2199-12-31T00:00:00Z'),
  noInvalidDate: true,
});

describe('days', () => {
  it('are read strictly from ISO', () => {
    expect(parseDay('2024-02-29')).toEqual({ ok: true, value: '2024-02-29' });
    expect(parseDay('2023-02-29')).toEqual({ ok: false, reason: 'day-not-in-calendar' });
    expect(parseDay('1900-02-29')).toEqual({ ok: false, reason: 'day-not-in-calendar' });
    expect(parseDay('2024-2-9')).toEqual({ ok: false, reason: 'day-not-understood' });
    expect(() => toDay('29/02/2024')).toThrow('not a day');
  });

  it.each([
    ['05/03/1985', '1985-03-05'],
    ['5/3/1985', '1985-03-05'],
    ['05-03-1985', '1985-03-05'],
    ['05.03.1985', '1985-03-05'],
    ['1985-03-05', '1985-03-05'],
    ['1985-03-05T00:00:00.000Z', '1985-03-05'],
    ['05/03/1985 00:00', '1985-03-05'],
    ['1', '1900-01-01'],
    ['59', '1900-02-28'],
    ['61', '1900-03-01'],
    ['31111', '1985-03-05'],
    ['45292', '2024-01-01'],
    ['45292.5', '2024-01-01'],
  ])('%j in a file is %s', (text, day) => {
    expect(parseFrenchDay(text)).toEqual({ ok: true, value: day });
  });

  it.each([
    ['', 'day-missing'],
    ['31/02/2024', 'day-not-in-calendar'],
    ['12/25/2024', 'day-not-in-calendar'],
    ['60', 'day-not-in-calendar'],
    ['05/03/85', 'day-two-digit-year'],
    ['1985', 'day-year-only'],
    ['mars 1985', 'day-not-understood'],
  ])('%j in a file is refused: %s', (text, reason) => {
    expect(parseFrenchDay(text)).toEqual({ ok: false, reason });
  });

  it('count like the calendar of the platform', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -20_000, max: 20_000 }), (date, days) => {
        const day = dayOf(date);
        expect(dayFromNumber(dayNumber(day))).toBe(day);
        const later = addDays(day, days);
        expect(daysBetween(day, later)).toBe(days);
        expect(later).toBe(dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000)));
      }),
    );
  });
});

describe('periods', () => {
  it('have a first and a last day', () => {
    const february = toPeriod('2024-02');
    expect(firstDay(february)).toBe('2024-02-01');
    expect(lastDay(february)).toBe('2024-02-29');
    expect(nextPeriod(toPeriod('2024-12'))).toBe('2025-01');
    expect(periodOf(toDay('2024-12-31'))).toBe('2024-12');
    expect(toPeriod('2024-05-01')).toBe('2024-05');
    expect(parsePeriod('2024-13')).toBeNull();
    expect(() => toPeriod('2024-05-02')).toThrow('not a period');
  });

  it('a contribution is due on the 15th of the next month, or on its last day', () => {
    expect(dueDay(toPeriod('2024-12'), 15)).toBe('2025-01-15');
    expect(dueDay(toPeriod('2025-01'), 31)).toBe('2025-02-28');
  });

  it('add months to months and to days', () => {
    expect(addMonths(toPeriod('2024-11'), 14)).toBe('2026-01');
    expect(addMonths(toPeriod('2024-01'), -1)).toBe('2023-12');
    expect(addMonths(toDay('2024-12-31'), 2)).toBe('2025-02-28');
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -1_000, max: 1_000 }), (date, months) => {
        const from = periodOf(dayOf(date));
        expect(monthsBetween(from, addMonths(from, months))).toBe(months);
      }),
    );
  });

  it('validity is half-open', () => {
    const [from, to] = [toDay('2024-01-01'), toDay('2024-02-01')];
    expect(isWithin(from, from, to)).toBe(true);
    expect(isWithin(to, from, to)).toBe(false);
    expect(coversPartOf(toPeriod('2024-01'), from, to)).toBe(true);
    expect(coversPartOf(toPeriod('2024-02'), from, to)).toBe(false);
    expect(coversPartOf(toPeriod('2024-01'), from, from)).toBe(false);
  });

  it('an age is in completed years', () => {
    expect(ageOn(toDay('2003-06-15'), toDay('2024-06-14'))).toBe(20);
    expect(ageOn(toDay('2003-06-15'), toDay('2024-06-15'))).toBe(21);
    expect(ageOn(toDay('2004-02-29'), toDay('2025-02-28'))).toBe(20);
    expect(ageOn(toDay('2004-02-29'), toDay('2025-03-01'))).toBe(21);
  });
});
