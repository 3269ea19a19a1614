import type { PoolConnection } from 'mysql2/promise';
import { expect, test } from 'vitest';
import { openTransaction } from './write-behind.server';

/** Remembers what was sent, answers several statements one by one, and refuses what has `word` in it. */
function fakeConnection(word?: string) {
  const sent: string[] = [];
  const query = (text: string) => {
    sent.push(text);
    if (word !== undefined && text.includes(word)) return Promise.reject(refused);
    const answers = text
      .split(';\n')
      .map((_, index) => Object.assign([{ n: index }], { affectedRows: 2, insertId: 40 + index }));
    const fields = answers.map((_, index) => [`f${String(index)}`]);
    return Promise.resolve(answers.length === 1 ? [answers[0], fields[0]] : [answers, fields]);
  };
  return { sent, ...openTransaction({ query } as unknown as PoolConnection) };
}

const refused = new Error('1062');
const LONG = `INSERT INTO a VALUES ('${'x'.repeat(300_000)}')`;

test('writes wait, go ahead of the next question all at once, and end with COMMIT', async () => {
  const { sent, now, later, commit } = fakeConnection();
  await later.query("INSERT INTO a VALUES ('x;y')");
  await later.query('INSERT INTO b VALUES (2)');
  expect(sent).toEqual([]);
  const [rows] = await now.query('SELECT n FROM a WHERE m = 3');
  expect([...(rows as object[])]).toEqual([{ n: 3 }]);
  expect((await now.query('SELECT n FROM b'))[1]).toEqual(['f0']);
  await later.query('DELETE FROM a');
  await commit();
  expect(sent).toEqual([
    "START TRANSACTION;\nINSERT INTO a VALUES ('x;y');\n" +
      'INSERT INTO b VALUES (2);\nSELECT n FROM a WHERE m = 3',
    'SELECT n FROM b',
    'DELETE FROM a;\nCOMMIT',
  ]);
});

test('a write that is asked for its answer goes by itself, after those that wait', async () => {
  const { sent, now, later, rollBack } = fakeConnection();
  await later.query('INSERT INTO a VALUES (1)');
  await now.query('UPDATE a SET n = 1');
  await later.query('INSERT INTO a VALUES (2)');
  await rollBack();
  expect(sent).toEqual([
    'START TRANSACTION;\nINSERT INTO a VALUES (1)',
    'UPDATE a SET n = 1',
    'ROLLBACK',
  ]);
});

test('the start of a transaction goes along with its first statement', async () => {
  const { sent, now } = fakeConnection();
  await now.query('UPDATE a SET n = 1');
  expect(sent).toEqual(['START TRANSACTION;\nUPDATE a SET n = 1']);
});

test('what waits too long a text goes at once', async () => {
  const { sent, later } = fakeConnection();
  await later.query(LONG);
  expect(sent).toHaveLength(1);
});

test('a write that was refused while it waited is never left out of what is committed', async () => {
  const { sent, now, later, commit, rollBack } = fakeConnection('INSERT');
  await later.query('INSERT INTO a VALUES (1)');
  await expect(now.query('UPDATE b SET n = 1')).rejects.toBe(refused);
  await expect(commit()).rejects.toBe(refused);
  await rollBack();
  expect(sent.at(-1)).toBe('ROLLBACK');
  expect(sent.join()).not.toContain('COMMIT');
});

test('questions of one step go together, each with its own answer, and what was written between them', async () => {
  const { sent, now, later, move } = fakeConnection();
  const answers = await Promise.all([
    now.query('SELECT 1'),
    later.query('INSERT INTO a VALUES (1)'),
    move('INSERT INTO c VALUES (1)'),
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
  const { sent, now, commit } = fakeConnection('FOR UPDATE');
  const asked = [now.query('SELECT 1'), now.query('SELECT 2 FOR UPDATE')];
  expect(await Promise.allSettled(asked)).toEqual([
    { status: 'rejected', reason: refused },
    { status: 'rejected', reason: refused },
  ]);
  await commit();
  expect(sent.at(-1)).toBe('COMMIT');
});

test('a write that must find one row and finds another number breaks the transaction', async () => {
  const { laterOnOne, now, commit } = fakeConnection();
  await laterOnOne.query('UPDATE a SET n = 1 WHERE id = 2');
  await expect(now.query('SELECT 1')).rejects.toThrow('2 rows instead of 1: UPDATE a SET n = 1');
  await expect(commit()).rejects.toThrow('2 rows instead of 1');
});

test('a load on its way is heard of before anything is committed', async () => {
  const { sent, later, commit } = fakeConnection('INSERT');
  await later.query(LONG);
  await expect(commit()).rejects.toBe(refused);
  expect(sent).toHaveLength(1);
});

test('nothing is committed before the rows that a write must find were counted', async () => {
  const { sent, laterOnOne, commit } = fakeConnection();
  await laterOnOne.query('UPDATE a SET n = 1 WHERE id = 2');
  await expect(commit()).rejects.toThrow('2 rows instead of 1');
  expect(sent).toEqual(['START TRANSACTION;\nUPDATE a SET n = 1 WHERE id = 2']);
});

test('COMMIT is waited for, however much waits before it', async () => {
  const { sent, later, commit } = fakeConnection('COMMIT');
  await later.query(`INSERT INTO a VALUES ('${'x'.repeat(256 * 1024 - 42)}')`);
  expect(sent).toEqual([]);
  await expect(commit()).rejects.toBe(refused);
});
