import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeResult, encodeResult } from './result-codec';

const plain = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.bigInt(),
    fc.array(tie('value')),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), tie('value')),
  ),
})).value;

const asData = (value: unknown): unknown =>
  JSON.parse(encodeResult(value), (_key, item: unknown) => item);

test('a result comes back as it was stored, as text or as the driver parsed it', () => {
  fc.assert(
    fc.property(plain, (value) => {
      expect(decodeResult(encodeResult(value))).toEqual(value);
      // A text stored as JSON arrives as text again: only then does it look like what is not parsed.
      if (typeof value !== 'string') expect(decodeResult(asData(value))).toEqual(value);
    }),
  );
});

test('whole numbers of any size keep their type, numbers stay numbers', () => {
  const value = { id: 9_007_199_254_740_993n, count: 3, list: [-1n], none: null };
  expect(decodeResult(encodeResult(value))).toEqual(value);
});

test('nothing is stored as null', () => {
  expect(encodeResult(undefined)).toBe('null');
});
