import { expect, test } from 'vitest';
import { OPEN_END, toDay } from '~/domain/period';
import { planEmployment, type KnownEmployment } from './employment-change';

const january = toDay('2026-01-01');
const june = toDay('2026-06-01');
const november = toDay('2026-11-01');

const employment = (options: Partial<KnownEmployment> = {}): KnownEmployment => ({
  id: 1n,
  affiliationId: 10n,
  monthlySalaryXof: 200_000n,
  validFrom: january,
  validTo: OPEN_END,
  ...options,
});
const wanted = { affiliationId: 10n, monthlySalaryXof: 200_000n, from: november };

test('the same employer and salary change nothing', () => {
  expect(planEmployment([employment()], wanted)).toBeNull();
});

test('another salary closes the employment and opens the next one on that day', () => {
  expect(planEmployment([employment()], { ...wanted, monthlySalaryXof: 250_000n })).toEqual({
    from: november,
    close: [1n],
    correct: null,
    insert: {
      affiliationId: 10n,
      monthlySalaryXof: 250_000n,
      validFrom: november,
      validTo: OPEN_END,
    },
  });
});

test('an employment that began on that very day is corrected in place', () => {
  const known = [employment({ validFrom: november })];
  expect(planEmployment(known, { ...wanted, monthlySalaryXof: 250_000n })).toEqual({
    from: november,
    close: [],
    correct: 1n,
    insert: null,
  });
});

test('a person who works elsewhere moves', () => {
  const plan = planEmployment([employment()], { ...wanted, affiliationId: 20n });
  expect(plan?.close).toEqual([1n]);
  expect(plan?.insert?.affiliationId).toBe(20n);
});

test('a second employer stays when the file speaks of the first', () => {
  const known = [employment(), employment({ id: 2n, affiliationId: 20n })];
  expect(planEmployment(known, wanted)).toBeNull();
  expect(planEmployment(known, { ...wanted, monthlySalaryXof: 1n })?.close).toEqual([1n]);
});

test('a change dated before a known one ends where the known one begins', () => {
  const known = [
    employment({ validTo: november }),
    employment({ id: 2n, validFrom: november, monthlySalaryXof: 300_000n }),
  ];
  const plan = planEmployment(known, { ...wanted, from: june, monthlySalaryXof: 250_000n });
  expect(plan?.insert).toMatchObject({ validFrom: june, validTo: november });
  expect(plan?.close).toEqual([1n]);
});

test('a person without employment on that day is employed from it', () => {
  const known = [employment({ validTo: june })];
  expect(planEmployment(known, wanted)).toMatchObject({
    close: [],
    insert: { validFrom: november },
  });
});

test('a file dated before the employment it describes does not move its start', () => {
  expect(
    planEmployment([employment({ validFrom: november })], { ...wanted, from: june }),
  ).toBeNull();
});
