import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  amountInFrenchWords,
  max,
  min,
  parseXof,
  percentOf,
  shareByLargestRemainder,
  sum,
} from './money';

describe('percentOf', () => {
  it.each([
    [187_333n, 500, 9_367n],
    [250_000n, 1_500, 37_500n],
    [25n, 200, 1n],
    [24n, 200, 0n],
    [-25n, 200, -1n],
    [-24n, 200, 0n],
    [0n, 600, 0n],
  ])('%s at %s basis points is %s', (amount, basisPoints, expected) => {
    expect(percentOf(amount, basisPoints)).toBe(expected);
  });

  it('is symmetric and within half a franc of the exact share', () => {
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 15n), 10n ** 15n),
        fc.integer({ min: 0, max: 20_000 }),
        (amount, rate) => {
          const share = percentOf(amount, rate);
          expect(percentOf(-amount, rate)).toBe(-share);
          const twiceError = 2n * (share * 10_000n - amount * BigInt(rate));
          expect(twiceError <= 10_000n && twiceError >= -10_000n).toBe(true);
        },
      ),
    );
  });

  it('refuses a rate that is not whole basis points', () => {
    expect(() => percentOf(100n, 0.5)).toThrow('basis points');
  });
});

describe('shareByLargestRemainder', () => {
  it('gives the remaining francs to the largest fractions, then to the first', () => {
    expect(shareByLargestRemainder(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
    expect(shareByLargestRemainder(10n, [15n, 20n, 65n])).toEqual([2n, 2n, 6n]);
  });

  it('adds up to the whole, each part within a franc of its exact share', () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 10n ** 12n),
        fc
          .array(fc.bigInt(0n, 10n ** 9n), { minLength: 1, maxLength: 20 })
          .filter((w) => sum(w) > 0n),
        (total, weights) => {
          const shares = shareByLargestRemainder(total, weights);
          expect(sum(shares)).toBe(total);
          const whole = sum(weights);
          shares.forEach((share, index) => {
            const error = share * whole - total * (weights[index] ?? 0n);
            expect(error < whole && error > -whole).toBe(true);
          });
        },
      ),
    );
  });
});

describe('parseXof', () => {
  it.each([
    ['250000', 250_000n],
    ['1 199 406', 1_199_406n],
    ['1\u00a0199\u202f406', 1_199_406n],
    ['3.576.656', 3_576_656n],
    ['250.000', 250_000n],
    ['21 631 000,00', 21_631_000n],
    ['250000.00', 250_000n],
    [' 12 500 FCFA ', 12_500n],
    ['12500 F CFA', 12_500n],
    ['0', 0n],
    ['+500', 500n],
  ])('reads %j', (text, value) => {
    expect(parseXof(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'amount-missing'],
    ['FCFA', 'amount-missing'],
    ['-5000', 'amount-negative'],
    ['\u22125 000', 'amount-negative'],
    ['(5 000)', 'amount-negative'],
    ['1234,5', 'amount-has-decimals'],
    ['1234.56', 'amount-has-decimals'],
    ['21 631 000,25', 'amount-has-decimals'],
    ['250,000', 'amount-ambiguous'],
    ['149 705 74', 'amount-ambiguous'],
    ['1.234.56', 'amount-ambiguous'],
    ['abc', 'amount-not-understood'],
    ['12 k', 'amount-not-understood'],
    ['1e6', 'amount-not-understood'],
    ['99999999999999999999999', 'amount-too-large'],
  ])('refuses %j: %s', (text, reason) => {
    expect(parseXof(text)).toEqual({ ok: false, reason });
  });

  it('reads back every amount written with any separator', () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 10n ** 15n),
        fc.constantFrom('', ' ', '.', '\u00a0', '\u202f'),
        (amount, separator) => {
          const written = String(amount).replace(/\B(?=(\d{3})+$)/g, separator);
          expect(parseXof(written)).toEqual({ ok: true, value: amount });
        },
      ),
    );
  });
});

describe('amountInFrenchWords', () => {
  it.each([
    [0n, 'zéro franc CFA'],
    [1n, 'un franc CFA'],
    [21n, 'vingt et un francs CFA'],
    [71n, 'soixante et onze francs CFA'],
    [77n, 'soixante-dix-sept francs CFA'],
    [80n, 'quatre-vingts francs CFA'],
    [81n, 'quatre-vingt-un francs CFA'],
    [91n, 'quatre-vingt-onze francs CFA'],
    [100n, 'cent francs CFA'],
    [200n, 'deux cents francs CFA'],
    [201n, 'deux cent un francs CFA'],
    [280n, 'deux cent quatre-vingts francs CFA'],
    [1_000n, 'mille francs CFA'],
    [1_001n, 'mille un francs CFA'],
    [80_000n, 'quatre-vingt mille francs CFA'],
    [200_000n, 'deux cent mille francs CFA'],
    [1_000_000n, 'un million de francs CFA'],
    [1_000_100n, 'un million cent francs CFA'],
    [80_000_000n, 'quatre-vingts millions de francs CFA'],
    [200_300_080n, 'deux cents millions trois cent mille quatre-vingts francs CFA'],
    [2_001_000_000n, 'deux milliards un million de francs CFA'],
    [-37_500n, 'moins trente-sept mille cinq cents francs CFA'],
  ])('%s is « %s »', (amount, words) => {
    expect(amountInFrenchWords(amount)).toBe(words);
  });

  it('gives different words to different amounts', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 14n), fc.bigInt(0n, 10n ** 14n), (a, b) => {
        fc.pre(a !== b);
        expect(amountInFrenchWords(a)).not.toBe(amountInFrenchWords(b));
      }),
    );
  });
});

describe('min, max and sum', () => {
  it('work on whole francs', () => {
    expect(min(3n, 1n, 2n)).toBe(1n);
    expect(max(3n, 10n, 2n)).toBe(10n);
    expect(sum([])).toBe(0n);
  });
});
