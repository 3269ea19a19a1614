import type { PoolConnection, ResultSetHeader } from 'mysql2/promise';
import type { SqlConnection, SqlWrites, TenantSql } from './tenant-sql.server';

/** Statements that wait are sent at the latest when they are so long together. */
const WAITING_CHARACTERS = 256 * 1024;

/**
 * Writes of which nobody needs the answer: they wait, and go to the server together ahead of the
 * next statement that does need one, so that the order stays what it is in the code. What the
 * database refuses then breaks that statement, and with it the transaction: it is not committed,
 * whatever the command makes of the error.
 */
export type LaterWrites = SqlWrites & {
  /** A write that must find exactly one row: otherwise it breaks the transaction, as a refused one does. */
  runOnOne(...statement: Parameters<TenantSql['run']>): Promise<void>;
};

type Answer = readonly [result: unknown, fields: unknown];

type Waiting = {
  readonly text: string;
  /** Nothing may be committed once this one was refused: nobody else will hear of it. */
  readonly isWrite?: boolean;
  /** How many rows a write must find. */
  readonly rows?: number | undefined;
  readonly told?: (answer: Answer) => void;
  readonly failed?: (error: Error) => void;
};

/**
 * One transaction on one connection. Writes of no answer wait for company; questions that are asked
 * in the same step go together, in the order in which they were asked.
 */
export function openTransaction(connection: PoolConnection) {
  const line = createLine(connection);
  const now = {
    query: async (text: string) => {
      if (QUESTION.test(text)) return line.ask({ text });
      // A command may expect that its own write is refused: what waits is not sent along with it.
      if (!line.isFresh()) await line.flush();
      return (await answersOf(connection, [...line.take(), { text }])).at(-1);
    },
  } as unknown as SqlConnection;
  const laterOf = (rows?: number) =>
    ({
      query: async (text: string) => {
        await line.wait({ text, isWrite: true, rows });
        return [{ affectedRows: 0 }, []];
      },
    }) as unknown as SqlConnection;
  /** A write that is answered, and yet goes with the questions of its step: it is not expected to be refused. */
  const move = async (text: string) => {
    const [header] = await line.ask({ text, isWrite: true });
    return header as ResultSetHeader;
  };
  return {
    ...{ now, later: laterOf(), laterOnOne: laterOf(1), move },
    commit: () => line.commit(),
    rollBack: async () => {
      line.take();
      await connection.query('ROLLBACK');
    },
  };
}

/** The statements that wait for one connection, and what became of those that were sent. */
function createLine(connection: PoolConnection) {
  let waiting: Waiting[] = [START];
  let length = 0;
  let refusal: Error | undefined;
  let isGoing = false;
  let onItsWay = Promise.resolve();
  const take = () => {
    const taken = waiting;
    waiting = [];
    length = 0;
    return taken;
  };
  const send = async (statements: readonly Waiting[]) => {
    try {
      deliver(statements, await answersOf(connection, statements));
    } catch (error) {
      if (statements.some(({ isWrite }) => isWrite)) refusal = error as Error;
      for (const { failed } of statements) failed?.(error as Error);
      throw error;
    }
  };
  const flush = async () => {
    const statements = take();
    if (statements.length > 0) await send(statements);
  };
  const push = (statement: Waiting) => {
    waiting.push(statement);
    length += statement.text.length;
  };
  return {
    take,
    flush,
    /** Nothing waits, or the start alone. */
    isFresh: () => waiting.every((statement) => statement === START),
    /** The server writes while the next rows are made ready; one load is on its way at a time. */
    wait: async (statement: Waiting) => {
      push(statement);
      if (length <= WAITING_CHARACTERS) return;
      await onItsWay;
      onItsWay = flush();
      onItsWay.catch(() => undefined);
    },
    /** Goes once this step of the code is over: what it asks is then all there. */
    ask: (statement: Waiting) =>
      new Promise<Answer>((told, failed) => {
        push({ ...statement, told, failed });
        if (isGoing) return;
        isGoing = true;
        queueMicrotask(() => {
          isGoing = false;
          // Each question has its own word of it.
          flush().catch(() => undefined);
        });
      }),
    /** @throws what was refused of all that was sent: nothing is committed without it. */
    commit: async () => {
      await onItsWay;
      // The server would commit before we could count.
      if (waiting.some(({ rows }) => rows !== undefined)) await flush();
      if (refusal !== undefined) throw refusal;
      push({ text: 'COMMIT' });
      await flush();
    },
  };
}

const START: Waiting = { text: 'START TRANSACTION' };
const SEPARATOR = ';\n';
const QUESTION = /^\s*SELECT\b/i;

/** Several statements sent at once are answered in their order; a refused one is the last that is run. */
async function answersOf(connection: PoolConnection, statements: readonly Waiting[]) {
  const text = statements.map((statement) => statement.text).join(SEPARATOR);
  const [results, fields] = (await connection.query(text)) as unknown as [unknown[], unknown[]];
  return statements.length === 1
    ? [[results, fields] as const]
    : statements.map((_, index): Answer => [results[index], fields[index]]);
}

function deliver(statements: readonly Waiting[], answers: readonly Answer[]) {
  statements.forEach(({ rows, text }, index) => {
    if (rows === undefined) return;
    const found = (answers[index]?.[0] as { affectedRows?: number }).affectedRows;
    if (found === rows) return;
    const told = text.slice(0, TOLD_CHARACTERS).replace(/\s+/g, ' ');
    throw new Error(`${String(found)} rows instead of ${String(rows)}: ${told}`);
  });
  statements.forEach(({ told }, index) => told?.(answers[index] as Answer));
}

/** Of a statement, its verb and table: what follows may be people's. */
const TOLD_CHARACTERS = 40;

export function laterWrites(sql: TenantSql, onOne: TenantSql): LaterWrites {
  return {
    ipm: sql.ipm,
    part: sql.part,
    list: sql.list,
    none: sql.none,
    insert: (table, row) => sql.insert(table, row),
    insertMany: (table, rows) => sql.insertMany(table, rows),
    run: (...statement) => sql.run(...statement),
    runOnOne: async (...statement) => {
      await onOne.run(...statement);
    },
  };
}
