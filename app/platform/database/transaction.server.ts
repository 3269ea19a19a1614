import type { PoolConnection } from 'mysql2/promise';
import type { JobName, JobPayload } from '#jobs/catalog';
import type { TransactionPool } from './pool.server';
import { decodeResult, encodeResult } from './result-codec';
import { isDuplicate, isRetryable, withRetry } from './retry.server';
import { sqlLiteral } from './sql-literal';
import type { SqlConnection, TenantSql } from './tenant-sql.server';
import { laterWrites, openTransaction, type LaterWrites } from './write-behind.server';

/** Rows that many transactions want are locked last, and always in this order. */
const END_PHASES = ['summary', 'dues', 'number'] as const;
export type EndPhase = (typeof END_PHASES)[number];

type AtEnd = {
  readonly phase: EndPhase;
  readonly order: string;
  readonly work: () => Promise<void>;
};

export type RequestKey = { readonly key: string; readonly digest: string };

/** What a command works with inside its one transaction. */
export type IpmTransaction = {
  readonly ipmId: bigint;
  readonly sql: TenantSql;
  /** For writes of which nobody needs the answer: several go to the server at once. */
  readonly later: LaterWrites;
  readonly now: Date;
  newId(): bigint;
  /** Work for later: the message is in the transaction, the relay hands it to the queue. */
  enqueue<Name extends JobName>(
    job: Name,
    payload: Omit<JobPayload<Name>, 'ipmId'>,
  ): Promise<bigint>;
  /**
   * Runs just before COMMIT, in the fixed order of the phases, then of `order`. What runs in the
   * phase `number` takes its number first, before it waits for anything else.
   */
  atEnd(phase: EndPhase, order: string, work: () => Promise<void>): void;
  /** Takes `count` numbers (1) of a gap-free series and answers the last; only inside the phase `number`. */
  nextNumber(series: string, year: number, count?: number): Promise<bigint>;
};

export class KeyReusedError extends Error {
  override readonly name = 'KeyReusedError';
}

export type TransactionOptions = {
  readonly pool: TransactionPool;
  readonly ipmId: bigint;
  readonly now: Date;
  readonly newId: () => bigint;
  readonly sqlOn: (connection: SqlConnection) => TenantSql;
  readonly requestKey?: RequestKey | undefined;
};

/**
 * One transaction of one tenant. With a request key, the first call does the work and stores its
 * result with it, and a replay changes nothing and answers the stored result.
 * @throws KeyReusedError when the key came before with another body.
 */
export async function ipmTransaction<Result>(
  options: TransactionOptions,
  work: (tx: IpmTransaction) => Promise<Result>,
): Promise<Result> {
  const run = () => withRetry(() => runOnce(options, work));
  try {
    return await run();
  } catch (error) {
    // Commands look before they write: the second run finds the row that came between.
    if (!isDuplicate(error)) throw error;
    return run();
  }
}

async function runOnce<Result>(
  options: TransactionOptions,
  work: (tx: IpmTransaction) => Promise<Result>,
): Promise<Result> {
  const connection = await options.pool.getConnection();
  try {
    const opened = openTransaction(connection);
    const handles: Handles = {
      opened,
      sql: options.sqlOn(opened.now),
      later: laterWrites(options.sqlOn(opened.later), options.sqlOn(opened.laterOnOne)),
    };
    const result = await runWork(handles, options, work);
    if (!isRefusal(result)) {
      await opened.commit();
      return result;
    }
    await opened.rollBack();
    const stored = await storedResult(connection, options);
    return stored === null ? result : (stored.result as Result);
  } catch (error) {
    await rollbackQuietly(connection);
    const stored = isRetryable(error) ? null : await storedResult(connection, options);
    if (stored === null) throw error;
    return stored.result as Result;
  } finally {
    connection.release();
  }
}

type Handles = {
  readonly opened: ReturnType<typeof openTransaction>;
  readonly sql: TenantSql;
  readonly later: LaterWrites;
};

/** A refusal leaves nothing behind, its key included: the corrected form may come with the same key. */
const isRefusal = (result: unknown) =>
  typeof result === 'object' && result !== null && 'ok' in result && result.ok === false;

async function runWork<Result>(
  handles: Handles,
  options: TransactionOptions,
  work: (tx: IpmTransaction) => Promise<Result>,
): Promise<Result> {
  const atEnd: AtEnd[] = [];
  const result = await work(buildTransaction(handles, options, atEnd));
  for (const phase of END_PHASES) await runPhase(phase, atEnd);
  if (options.requestKey) {
    await handles.later.insert('IdempotencyKey', {
      ...options.requestKey,
      result: encodeResult(result),
      createdAt: options.now,
    });
  }
  return result;
}

/**
 * One after the other, for the next may read what the one before wrote. Numbers are only taken: their
 * work begins in the same order, all counters go to the database together, and the rest follows.
 */
async function runPhase(phase: EndPhase, atEnd: AtEnd[]) {
  const width = phase === 'number' ? Number.POSITIVE_INFINITY : 1;
  const done = new Set<AtEnd>();
  for (;;) {
    const next = atEnd
      .filter((entry) => entry.phase === phase && !done.has(entry))
      .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
      .slice(0, width);
    if (next.length === 0) return;
    for (const entry of next) done.add(entry);
    const ends = await Promise.allSettled(next.map(({ work }) => work()));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }
}

function buildTransaction(
  { opened, sql, later }: Handles,
  options: TransactionOptions,
  atEnd: AtEnd[],
): IpmTransaction {
  const { ipmId, now, newId } = options;
  return {
    ipmId,
    sql,
    later,
    now,
    newId,
    async enqueue(job, payload) {
      const id = newId();
      await later.insert('OutboxMessage', {
        id,
        jobName: job,
        payload: encodeResult({ ...payload, ipmId }),
        createdAt: now,
      });
      return id;
    },
    atEnd: (phase, order, work) => {
      atEnd.push({ phase, order, work });
    },
    nextNumber: (series, year, count = 1) => takeNumbers(opened, [ipmId, series, year], count),
  };
}

/** Locks the counter, moves it and answers where it is, in one go: the row is hot. */
async function takeNumbers(
  { move }: Handles['opened'],
  counter: readonly [ipmId: bigint, series: string, year: number],
  count: number,
): Promise<bigint> {
  const key = counter.map(sqlLiteral).join(', ');
  const { insertId } = await move(
    `INSERT INTO NumberSeries (ipmId, series, year, lastNumber)
     VALUES (${key}, LAST_INSERT_ID(${sqlLiteral(count)}))
     ON DUPLICATE KEY UPDATE lastNumber = LAST_INSERT_ID(lastNumber + ${sqlLiteral(count)})`,
  );
  return BigInt(insertId);
}

/**
 * What the command did when the same key came before. A replay runs into this wherever it fails: at a
 * rule that what was done now breaks, or at the key itself, which waits for the first one's COMMIT.
 */
async function storedResult(connection: PoolConnection, options: TransactionOptions) {
  if (!options.requestKey) return null;
  const { key, digest } = options.requestKey;
  const sql = options.sqlOn(connection);
  const row = await sql.first<{ digest: string; result: unknown }>`
    SELECT digest, result FROM IdempotencyKey WHERE ipmId = ${sql.ipm} AND \`key\` = ${key}`;
  if (row === null) return null;
  if (row.digest !== digest) throw new KeyReusedError('this key came before with another body');
  return { result: decodeResult(row.result) };
}

async function rollbackQuietly(connection: PoolConnection) {
  try {
    await connection.rollback();
  } catch {
    connection.destroy();
  }
}
