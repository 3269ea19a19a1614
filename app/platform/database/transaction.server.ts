import type { PoolConnection, RowDataPacket } from 'mysql2/promise';
import type { JobName, JobPayload } from '#jobs/catalog';
import type { TransactionPool } from './pool.server';
import { decodeResult, encodeResult } from './result-codec';
import { isDuplicate, withRetry } from './retry.server';
import type { SqlConnection, TenantSql } from './tenant-sql.server';
import { laterWrites, openTransaction, type LaterWrites } from './write-behind.server';

/** Rows that many transactions want are locked last, and always in this order. */
const END_PHASES = ['summary', 'dues', 'number'] as const;
export type EndPhase = (typeof END_PHASES)[number];

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
  /** Runs just before COMMIT, in the fixed order of the phases, then of `order`. */
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
 * result, and a replay answers the stored result without doing anything.
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
      later: laterWrites(options.sqlOn(opened.later)),
    };
    const stored = await claimKey(handles, options);
    if (stored !== null) {
      await opened.end('ROLLBACK');
      return decodeResult(stored.result) as Result;
    }
    const result = await runWork(handles, options, work);
    await opened.end(isRefusal(result) ? 'ROLLBACK' : 'COMMIT');
    return result;
  } catch (error) {
    await rollbackQuietly(connection);
    throw error;
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
  const atEnd: { phase: EndPhase; order: string; work: () => Promise<void> }[] = [];
  const result = await work(buildTransaction(handles, options, atEnd));
  for (const phase of END_PHASES) {
    const done = new Set<unknown>();
    for (;;) {
      const next = atEnd
        .filter((entry) => entry.phase === phase && !done.has(entry))
        .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))[0];
      if (next === undefined) break;
      done.add(next);
      await next.work();
    }
  }
  if (options.requestKey) {
    const { later } = handles;
    await later.run`UPDATE IdempotencyKey SET result = ${encodeResult(result)}
      WHERE ipmId = ${later.ipm} AND \`key\` = ${options.requestKey.key}`;
  }
  return result;
}

function buildTransaction(
  { opened, sql, later }: Handles,
  options: TransactionOptions,
  atEnd: { phase: EndPhase; order: string; work: () => Promise<void> }[],
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

/** Locks the counter, moves it and asks where it is, in one go: the row is hot. */
async function takeNumbers(
  { later, now }: Handles['opened'],
  counter: readonly [ipmId: bigint, series: string, year: number],
  count: number,
): Promise<bigint> {
  await later.query(
    `INSERT INTO NumberSeries (ipmId, series, year, lastNumber) VALUES (?, ?, ?, LAST_INSERT_ID(?))
     ON DUPLICATE KEY UPDATE lastNumber = LAST_INSERT_ID(lastNumber + ?)`,
    [...counter, count, count],
  );
  const [rows] = await now.query<RowDataPacket[]>('SELECT LAST_INSERT_ID() AS number');
  return rows[0]?.['number'] as bigint;
}

/** The insert waits for another transaction that holds the same key: a double click waits for the first. */
async function claimKey({ opened, sql, later }: Handles, options: TransactionOptions) {
  const { requestKey, now } = options;
  if (!requestKey) return null;
  try {
    await later.insert('IdempotencyKey', { ...requestKey, result: null, createdAt: now });
    await opened.flush();
    return null;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
  const row = await sql.first<{ digest: string; result: unknown }>`
    SELECT digest, result FROM IdempotencyKey
    WHERE ipmId = ${sql.ipm} AND \`key\` = ${requestKey.key}`;
  if (row === null || row.digest !== requestKey.digest) {
    throw new KeyReusedError('this key came before with another body');
  }
  return row;
}

async function rollbackQuietly(connection: PoolConnection) {
  try {
    await connection.rollback();
  } catch {
    connection.destroy();
  }
}
