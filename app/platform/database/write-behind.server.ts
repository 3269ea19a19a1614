import type { PoolConnection } from 'mysql2/promise';
import type { SqlConnection, TenantSql } from './tenant-sql.server';

/** Statements that wait are sent at the latest when they are so long together. */
const WAITING_CHARACTERS = 256 * 1024;

/**
 * Writes of which nobody needs the answer: they wait, and go to the server together ahead of the
 * next statement that does need one, so that the order stays what it is in the code. What the
 * database refuses then breaks that statement, and with it the transaction.
 */
export type LaterWrites = Pick<TenantSql, 'ipm' | 'part' | 'list' | 'insert' | 'insertMany'> & {
  run(...statement: Parameters<TenantSql['run']>): Promise<void>;
};

/** One transaction on one connection, whose writes of no answer wait for company. */
export function openTransaction(connection: PoolConnection) {
  let waiting: string[] = [START];
  let length = 0;
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
  const flush = async () => {
    const texts = take();
    if (texts.length > 0) await connection.query(blockOf(texts));
  };
  const now = {
    query: async (statement: string, values?: unknown[]) => {
      if (waiting.length === 0) return connection.query(statement, values);
      const text = connection.format(statement, values);
      if (!QUESTION.test(statement)) {
        // A block counts the rows of all its statements: only the start may go along.
        if (waiting.length > 1 || waiting[0] !== START) await flush();
        return connection.query(blockOf([...take(), text]));
      }
      const texts = [...take(), text];
      const [[rows], [fields]] = (await connection.query(blockOf(texts))) as unknown as Answers;
      return [rows, fields];
    },
  } as SqlConnection;
  const later = {
    query: async (statement: string, values?: unknown[]) => {
      wait(values === undefined ? statement : connection.format(statement, values));
      if (length > WAITING_CHARACTERS) await flush();
      return [{ affectedRows: 0 }, []];
    },
  } as unknown as SqlConnection;
  const end = (statement: 'COMMIT' | 'ROLLBACK') => {
    if (statement === 'ROLLBACK') take();
    wait(statement);
    return flush();
  };
  return { now, later, flush, end };
}

/** The rows of a block's one SELECT, then what the block itself answers. */
type Answers = [[rows: unknown[], header: unknown], [fields: unknown[], undefined]];

const START = 'START TRANSACTION';
const QUESTION = /^\s*SELECT\b/i;

/** MariaDB runs a block of statements as one; a refused one ends the block. */
const blockOf = (texts: readonly string[]) =>
  texts.length === 1 ? (texts[0] ?? '') : `BEGIN NOT ATOMIC ${texts.join(';\n')};\nEND`;

export function laterWrites(sql: TenantSql): LaterWrites {
  const { ipm, part, list, insert, insertMany } = sql;
  return {
    ipm,
    part,
    list,
    insert,
    insertMany,
    run: async (...statement) => {
      await sql.run(...statement);
    },
  };
}
