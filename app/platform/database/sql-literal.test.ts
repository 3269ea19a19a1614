import mysql from 'mysql2';
import { expect, test } from 'vitest';
import fc from 'fast-check';
import { sqlLiteral } from './sql-literal';

const SIGNS = ['a', 'é', "'", '"', '\0', '\n', '\r', '\t', '\b', '\x1a', '%', '_', '\\', ';', '😀'];
/** What a server reads alike between single quotes, whether it stands there as such or not. */
const AS_SUCH: Readonly<Record<string, string>> = {
  '"': '"',
  0: '\0',
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  Z: '\x1a',
};

test('texts mean the same to the server as what the driver writes', () => {
  const plain = (literal: string) =>
    literal.replace(/\\(.)/gs, (written, sign: string) => AS_SUCH[sign] ?? written);
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...SIGNS) }), (text) => {
      expect(sqlLiteral(text)).toBe(plain(mysql.escape(text)));
    }),
  );
  expect(sqlLiteral("l'\\eau")).toBe("'l\\'\\\\eau'");
});

test.each([
  [null, 'NULL'],
  [true, 'true'],
  [12, '12'],
  [9_223_372_036_854_775_807n, '9223372036854775807'],
  [new Date('2026-11-22T23:45:00.070Z'), "'2026-11-22 23:45:00.070'"],
  [new Uint8Array([0, 255]), "X'00ff'"],
])('%s is written as %s', (value, literal) => {
  expect(sqlLiteral(value)).toBe(literal);
});

test.each([Number.NaN, Infinity, undefined, {}, ['a'], { toString: () => '1 OR 1' }])(
  'refuses %s',
  (value) => {
    expect(() => sqlLiteral(value as never)).toThrow('value of a row');
  },
);
