import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchesOf } from './call-batches';

const sizes = fc.array(fc.nat(3_000), { maxLength: 300 });
const employersOf = (employments: readonly number[]) =>
  employments.map((count, index) => ({ id: BigInt(index), employments: BigInt(count) }));

describe('the employers that one transaction calls', () => {
  it('are all called once, in their order', () => {
    fc.assert(
      fc.property(sizes, (employments) => {
        const employers = employersOf(employments);
        expect(batchesOf(employers).flat()).toEqual(employers.map(({ id }) => id));
      }),
    );
  });

  it('are at most 50, with at most 2 000 lines unless one alone has more', () => {
    fc.assert(
      fc.property(sizes, (employments) => {
        for (const batch of batchesOf(employersOf(employments))) {
          const lines = batch.reduce((all, id) => all + (employments[Number(id)] ?? 0), 0);
          expect(batch.length).toBeLessThanOrEqual(50);
          expect(batch.length === 1 || lines <= 2_000).toBe(true);
        }
      }),
    );
  });

  it('are nobody when nobody is employed', () => {
    expect(batchesOf([])).toEqual([]);
  });
});
