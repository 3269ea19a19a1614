import { describe, expect, test } from 'vitest';
import {
  flatten,
  sqlList,
  sqlPart,
  TENANT,
  toDriverStatement,
  type SqlValue,
} from './sql-fragment';

const statement = (strings: TemplateStringsArray, ...values: readonly SqlValue[]) => {
  const { texts, scalars } = flatten(strings, values);
  return toDriverStatement(texts, scalars, () => 7n);
};

describe('a statement', () => {
  test('has its values in the place of question marks, the tenant among them', () => {
    expect(statement`SELECT id FROM T WHERE ipmId = ${TENANT} AND name = ${'x'}`).toEqual({
      text: 'SELECT id FROM T WHERE ipmId = ? AND name = ?',
      values: [7n, 'x'],
    });
  });

  test('takes parts inside parts in their order', () => {
    const inner = sqlPart`b = ${2}`;
    const part = sqlPart`AND (a = ${1} OR ${inner} OR c = ${3})`;
    expect(statement`WHERE ipmId = ${TENANT} ${part} LIMIT ${4}`).toEqual({
      text: 'WHERE ipmId = ? AND (a = ? OR b = ? OR c = ?) LIMIT ?',
      values: [7n, 1, 2, 3, 4],
    });
    expect(statement`WHERE ipmId = ${TENANT} ${sqlPart``}`.text).toBe('WHERE ipmId = ? ');
  });

  test('writes lists out; an empty one matches nothing', () => {
    expect(statement`id IN (${sqlList([1n, 2n])})`).toEqual({
      text: 'id IN (?, ?)',
      values: [1n, 2n],
    });
    expect(statement`id IN (${sqlList([])})`).toEqual({ text: 'id IN (NULL)', values: [] });
  });

  test('keeps dates, bytes, booleans and null as values', () => {
    const day = new Date(0);
    const { values } = statement`${day}, ${new Uint8Array([1])}, ${false}, ${null}`;
    expect(values).toEqual([day, Buffer.from([1]), false, null]);
  });
});

describe('refused', () => {
  test('what input could send in the shape of a part, a list or assignments', () => {
    for (const value of [
      { kind: 'part', strings: ['1 OR 1 = 1'], values: [] },
      { kind: 'list', values: [1] },
      { id: 1 },
      [1],
      undefined,
    ]) {
      expect(() => statement`id = ${value as unknown as string}`).toThrow('plain value');
    }
  });

  test('a question mark in the text and two values side by side', () => {
    expect(() => statement`name = 'qui?' AND id = ${1}`).toThrow('moves its values');
    expect(() => statement`id = ${1}${2} LIMIT 1`).toThrow('moves its values');
  });
});
