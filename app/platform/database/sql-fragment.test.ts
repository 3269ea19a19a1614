import { describe, expect, test } from 'vitest';
import { flatten, sqlList, sqlPart, TENANT, writeStatement, type SqlValue } from './sql-fragment';

const statement = (strings: TemplateStringsArray, ...values: readonly SqlValue[]) => {
  const { texts, scalars } = flatten(strings, values);
  return writeStatement(texts, scalars, () => 7n);
};

describe('a statement', () => {
  test('has its values written out, the tenant among them, and is told without them', () => {
    expect(statement`SELECT id FROM T WHERE ipmId = ${TENANT} AND name = ${'x'}`).toEqual({
      statement: "SELECT id FROM T WHERE ipmId = 7 AND name = 'x'",
      told: 'SELECT id FROM T WHERE ipmId = ? AND name = ?',
    });
  });

  test('takes parts inside parts in their order', () => {
    const inner = sqlPart`b = ${2}`;
    const part = sqlPart`AND (a = ${1} OR ${inner} OR c = ${3})`;
    expect(statement`WHERE ipmId = ${TENANT} ${part} LIMIT ${4}`).toMatchObject({
      statement: 'WHERE ipmId = 7 AND (a = 1 OR b = 2 OR c = 3) LIMIT 4',
    });
    expect(statement`WHERE ipmId = ${TENANT} ${sqlPart``}`.statement).toBe('WHERE ipmId = 7 ');
  });

  test('writes lists out; an empty one matches nothing', () => {
    expect(statement`id IN (${sqlList([1n, 2n])})`).toMatchObject({
      statement: 'id IN (1, 2)',
    });
    expect(statement`id IN (${sqlList([])})`).toMatchObject({ statement: 'id IN (NULL)' });
  });

  test('may hold a question mark, in its text and in its values', () => {
    expect(statement`name = 'qui?' AND note = ${"l'a-t-on ?"}`.statement).toBe(
      "name = 'qui?' AND note = 'l\\'a-t-on ?'",
    );
  });

  test('writes dates, bytes, booleans and null', () => {
    const { statement: text } =
      statement`${new Date(0)}, ${new Uint8Array([1])}, ${false}, ${null}`;
    expect(text).toBe("'1970-01-01 00:00:00.000', X'01', false, NULL");
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

  test('two values side by side', () => {
    expect(() => statement`id = ${1}${2} LIMIT 1`).toThrow('side by side');
  });
});
