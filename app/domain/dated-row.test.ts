import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, OPEN_END, toDay, type Day } from '~/domain/period';
import { placeOf, type DatedRow } from './dated-row';

const first = toDay('2026-01-01');
const row = (id: bigint, validFrom: string, validTo: string): DatedRow => ({
  id,
  validFrom: toDay(validFrom),
  validTo: toDay(validTo),
});

test('a first row has no end; the next one closes it', () => {
  expect(placeOf(first, [])).toEqual({ ok: true, closes: null, validTo: OPEN_END });
  expect(placeOf(toDay('2026-07-01'), [row(1n, '2026-01-01', OPEN_END)])).toEqual({
    ok: true,
    closes: 1n,
    validTo: OPEN_END,
  });
});

test('a row between two ends where the later one starts', () => {
  const rows = [row(1n, '2026-01-01', '2026-07-01'), row(2n, '2026-07-01', OPEN_END)];
  expect(placeOf(toDay('2026-03-01'), rows)).toEqual({
    ok: true,
    closes: 1n,
    validTo: '2026-07-01',
  });
  expect(placeOf(toDay('2025-03-01'), rows)).toEqual({
    ok: true,
    closes: null,
    validTo: '2026-01-01',
  });
});

test('a second row from the same day is refused', () => {
  expect(placeOf(first, [row(1n, '2026-01-01', OPEN_END)])).toEqual({ ok: false });
});

test('rows placed in any order never overlap', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 12 }), (offsets) => {
      const rows = offsets.map((offset) => addDays(first, offset)).reduce(insert, []);
      const sorted = [...rows].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
      sorted.forEach(({ validFrom, validTo }, index) => {
        expect(validFrom < validTo).toBe(true);
        expect(validTo <= (sorted[index + 1]?.validFrom ?? OPEN_END)).toBe(true);
      });
    }),
  );
});

function insert(rows: DatedRow[], validFrom: Day): DatedRow[] {
  const place = placeOf(validFrom, rows);
  if (!place.ok) return rows;
  const closed = rows.map((each) =>
    each.id === place.closes ? { ...each, validTo: validFrom } : each,
  );
  return [...closed, { id: BigInt(rows.length + 1), validFrom, validTo: place.validTo }];
}
