import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRowKeys } from './row-keys';

it('answers the first row of each key, as a map would', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 4 }), { maxLength: 200 }), (keys) => {
      const rowKeys = createRowKeys();
      const map = new Map<string, number>();
      keys.forEach((key, index) => {
        expect(rowKeys.claim(key, index + 1)).toBe(map.get(key) ?? null);
        if (!map.has(key)) map.set(key, index + 1);
      });
      expect(keys.every((key) => rowKeys.has(key))).toBe(true);
    }),
  );
});

it('tells apart keys that differ in one digit, and keeps them while it grows', () => {
  const rowKeys = createRowKeys();
  const keyOf = (index: number) => `nin-repeated|1${String(index).padStart(12, '0')}`;
  const count = 100_000;
  for (let row = 1; row <= count; row += 1) expect(rowKeys.claim(keyOf(row), row)).toBeNull();
  for (let row = 1; row <= count; row += 1000) expect(rowKeys.claim(keyOf(row), 1)).toBe(row);
  expect(rowKeys.has(keyOf(count + 1))).toBe(false);
});
