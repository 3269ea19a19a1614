import type { PoolConnection } from 'mysql2/promise';
import { format } from 'mysql2';
import { expect, test } from 'vitest';
import { openTransaction } from './write-behind.server';

/** Remembers what was sent; several statements at once are answered one by one. */
function fakeConnection() {
  const sent: string[] = [];
  const query = (statement: string, values?: (string | bigint | number)[]) => {
    sent.push(values === undefined ? statement : format(statement, values));
    const count = statement.split(';\n').length;
    const answers = Array.from({ length: count }, (_, index) =>
      Object.assign([{ n: index }], { affectedRows: 2, insertId: 40 + index }),
    );
    const fields = answers.map((_, index) => [`f${String(index)}`]);
    return Promise.resolve(count === 1 ? [answers[0], fields[0]] : [answers, fields]);
  };
  return { sent, connection: { query, format } as unknown as PoolConnection };
}

test('writes wait, go ahead of the next question all at once, and end with COMMIT', async () => {
  const { sent, connection } = fakeConnection();
  const { now, later, end } = openTransaction(connection);
  await later.query('INSERT INTO a VALUES (?)', ['x;y']);
  await later.query('INSERT INTO b VALUES (?)', [2n]);
  expect(sent).toEqual([]);
  const [rows] = await now.query('SELECT n FROM a WHERE m = ?', [3]);
  expect([...(rows as object[])]).toEqual([{ n: 3 }]);
  expect((await now.query('SELECT n FROM b'))[1]).toEqual(['f0']);
  await later.query('DELETE FROM a');
  await end('COMMIT');
  expect(sent).toEqual([
    "START TRANSACTION;\nINSERT INTO a VALUES ('x;y');\n" +
      'INSERT INTO b VALUES (2);\nSELECT n FROM a WHERE m = 3',
    'SELECT n FROM b',
    'DELETE FROM a;\nCOMMIT',
  ]);
});

test('a write that is asked for its answer goes by itself, after those that wait', async () => {
  const { sent, connection } = fakeConnection();
  const { now, later, end } = openTransaction(connection);
  await later.query('INSERT INTO a VALUES (1)');
  await now.query('UPDATE a SET n = 1');
  await later.query('INSERT INTO a VALUES (2)');
  await end('ROLLBACK');
  expect(sent).toEqual([
    'START TRANSACTION;\nINSERT INTO a VALUES (1)',
    'UPDATE a SET n = 1',
    'ROLLBACK',
  ]);
});

test('the start of a transaction goes along with its first statement', async () => {
  const { sent, connection } = fakeConnection();
  await openTransaction(connection).now.query('UPDATE a SET n = ?', [1]);
  expect(sent).toEqual(['START TRANSACTION;\nUPDATE a SET n = 1']);
});

test('what waits too long a text goes at once', async () => {
  const { sent, connection } = fakeConnection();
  const { later } = openTransaction(connection);
  await later.query(`INSERT INTO a VALUES ('${'x'.repeat(300_000)}')`);
  expect(sent).toHaveLength(1);
});

test('a write that was refused while it waited is never left out of what is committed', async () => {
  const refused = new Error('1062');
  const sent: string[] = [];
  const query = (statement: string) => {
    sent.push(statement);
    return statement.includes('INSERT') ? Promise.reject(refused) : Promise.resolve([[], []]);
  };
  const connection = { query, format } as unknown as PoolConnection;
  const { now, later, end } = openTransaction(connection);
  await later.query('INSERT INTO a VALUES (1)');
  await expect(now.query('UPDATE b SET n = 1')).rejects.toBe(refused);
  await expect(end('COMMIT')).rejects.toBe(refused);
  await end('ROLLBACK');
  expect(sent.at(-1)).toBe('ROLLBACK');
  expect(sent.join()).not.toContain('COMMIT');
});

test('questions of one step go together, each with its own answer, and what was written between them', async () => {
  const { sent, connection } = fakeConnection();
  const { now, later, move } = openTransaction(connection);
  const answers = await Promise.all([
    now.query('SELECT 1'),
    later.query('INSERT INTO a VALUES (1)'),
    move('INSERT INTO c VALUES (?)', [1]),
    now.query('SELECT 2'),
  ]);
  expect(sent).toEqual([
    'START TRANSACTION;\nSELECT 1;\nINSERT INTO a VALUES (1);\nINSERT INTO c VALUES (1);\nSELECT 2',
  ]);
  expect(answers[0][1]).toEqual(['f1']);
  expect(answers[2].insertId).toBe(43);
  expect(answers[3][1]).toEqual(['f4']);
});

test('a refused question fails all that went with it, and is no loss: the rest may still be committed', async () => {
  const refused = new Error('1205');
  const sent: string[] = [];
  const query = (statement: string) => {
    sent.push(statement);
    return statement.includes('FOR UPDATE') ? Promise.reject(refused) : Promise.resolve([[], []]);
  };
  const connection = { query, format } as unknown as PoolConnection;
  const { now, end } = openTransaction(connection);
  const asked = [now.query('SELECT 1'), now.query('SELECT 2 FOR UPDATE')];
  expect(await Promise.allSettled(asked)).toEqual([
    { status: 'rejected', reason: refused },
    { status: 'rejected', reason: refused },
  ]);
  await end('COMMIT');
  expect(sent.at(-1)).toBe('COMMIT');
});

test('a write that must find one row and finds another number breaks the transaction', async () => {
  const { connection } = fakeConnection();
  const { laterOnOne, now, end } = openTransaction(connection);
  await laterOnOne.query('UPDATE a SET n = 1 WHERE id = 2');
  await expect(now.query('SELECT 1')).rejects.toThrow('2 rows instead of 1: UPDATE a SET n = 1');
  await expect(end('COMMIT')).rejects.toThrow('2 rows instead of 1');
});

test('a load on its way is heard of before anything is committed', async () => {
  const refused = new Error('1062');
  const sent: string[] = [];
  const query = (statement: string) => {
    sent.push(statement);
    return statement.includes('INSERT') ? Promise.reject(refused) : Promise.resolve([[], []]);
  };
  const connection = { query, format } as unknown as PoolConnection;
  const { later, end } = openTransaction(connection);
  await later.query(`INSERT INTO a VALUES ('${'x'.repeat(300_000)}')`);
  await expect(end('COMMIT')).rejects.toBe(refused);
  expect(sent).toHaveLength(1);
});
