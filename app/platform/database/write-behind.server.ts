import type { PoolConnection } from 'mysql2/promise';
import type { SqlConnection, TenantSql } from './tenant-sql.server';

/** Statements that wait are sent at the latest when they are so long together. */
const WAITING_CHARACTERS = 256 * 1024;

/**
 * Writes of which nobody needs the answer: they wait, and go to the server together ahead of the
 * next statement that does need one, so that the order stays what it is in the code. What the
 * database refuses then breaks that statement, and with it the transaction: it is not committed,
 * whatever the command makes of the error.
 */
export type LaterWrites = Pick<TenantSql, 'ipm' | 'part' | 'list' | 'insert' | 'insertMany'> & {
  run(...statement: Parameters<TenantSql['run']>): Promise<void>;
};

/** One transaction on one connection, whose writes of no answer wait for company. */
export function openTransaction(connection: PoolConnection) {
  let waiting: string[] = [START];
  let length = 0;
  let refusal: Error | undefined;
  const take = () => {
    const texts = waiting;
    waiting = [];
    length = 0;
    return texts;
  };
  const wait = (text: string) => {
    waiting.push(text);
    length += text.length;
  };
  const send = async (texts: readonly string[]) =>
    (await connection.query(texts.join(SEPARATOR))) as unknown as Answers;
  /** What waited and was refused is not there: nothing may be committed without it. */
  const sendWaiting = async (texts: readonly string[]) => {
    try {
      return await send(texts);
    } catch (error) {
      refusal = error as Error;
      throw error;
    }
  };
  const flush = async () => {
    const texts = take();
    if (texts.length > 0) await sendWaiting(texts);
  };
  const now = {
    query: async (statement: string, values?: unknown[]) => {
      if (waiting.length === 0) return connection.query(statement, values);
      // A command may expect that its own write is refused: what waits is not sent along with it.
      const isAlone = waiting.length === 1 && waiting[0] === START;
      if (!isAlone && !QUESTION.test(statement)) {
        await flush();
        return connection.query(statement, values);
      }
      const texts = [...take(), connection.format(statement, values)];
      const [answers, fields] = await (isAlone ? send(texts) : sendWaiting(texts));
      return [answers.at(-1), fields.at(-1)];
    },
  } as SqlConnection;
  const later = {
    query: async (statement: string, values?: unknown[]) => {
      wait(values === undefined ? statement : connection.format(statement, values));
      if (length > WAITING_CHARACTERS) await flush();
      return [{ affectedRows: 0 }, []];
    },
  } as unknown as SqlConnection;
  const end = async (statement: 'COMMIT' | 'ROLLBACK') => {
    if (statement === 'COMMIT' && refusal !== undefined) throw refusal;
    if (statement === 'ROLLBACK') take();
    wait(statement);
    await flush();
  };
  return { now, later, flush, end };
}

/** Several statements sent at once are answered in their order; a refused one is the last that is run. */
type Answers = [results: unknown[], fields: unknown[]];

const START = 'START TRANSACTION';
const SEPARATOR = ';\n';
const QUESTION = /^\s*SELECT\b/i;

export function laterWrites(sql: TenantSql): LaterWrites {
  return {
    ipm: sql.ipm,
    part: sql.part,
    list: sql.list,
    insert: (table, row) => sql.insert(table, row),
    insertMany: (table, rows) => sql.insertMany(table, rows),
    run: async (...statement) => {
      await sql.run(...statement);
    },
  };
}
