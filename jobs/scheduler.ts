import { setTimeout as pause } from 'node:timers/promises';
import { encodeResult } from '~/platform/database/result-codec';
import { systemDb } from '~/platform/database/system-db.server';
import type { TenantSql } from '~/platform/database/tenant-sql.server';
import { log } from '~/platform/log.server';
import type { Runtime } from '~/platform/runtime.server';
import { SCHEDULE, type ScheduledJob } from './schedule';

const CHECK_MS = 1_000;
const RUNS_KEPT_MS = 3 * 24 * 3_600_000;

/** Starts each scheduled job at its period, whatever the number of workers, until `signal` aborts. */
export async function runScheduler(source: Runtime, signal: AbortSignal): Promise<void> {
  const startedHere = new Map<string, string>();
  while (!signal.aborted) {
    for (const entry of SCHEDULE) {
      const period = periodKey(source.clock(), entry.everyMs);
      if (startedHere.get(entry.job) === period) continue;
      try {
        await startRun(source, entry, period);
        startedHere.set(entry.job, period);
      } catch (error) {
        log().warn({ err: error, job: entry.job }, 'scheduled run not started');
      }
    }
    await pause(CHECK_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** The start of the period that the instant falls in. */
const periodKey = (now: Date, everyMs: number) =>
  new Date(Math.floor(now.getTime() / everyMs) * everyMs).toISOString();

/** The run's row and its messages are one transaction: a run starts whole, once, or not at all. */
export async function startRun(
  source: Runtime,
  entry: ScheduledJob,
  period: string,
): Promise<boolean> {
  const connection = await source.pool.getConnection();
  try {
    await connection.beginTransaction();
    const sql = systemDb(connection, source.sqlOptions);
    const isFirst = await claimRun(sql, entry, period, source.clock());
    if (isFirst) await enqueueRun(source, sql, entry);
    await connection.commit();
    return isFirst;
  } catch (error) {
    await connection.rollback();
    throw error;
  } finally {
    connection.release();
  }
}

async function claimRun(sql: TenantSql, { job }: ScheduledJob, period: string, now: Date) {
  const inserted = await sql.run`INSERT IGNORE INTO ScheduledRun (jobName, period, createdAt)
    VALUES (${job}, ${period}, ${now})`;
  if (inserted === 0) return false;
  await sql.run`DELETE FROM ScheduledRun
    WHERE jobName = ${job} AND createdAt < ${new Date(now.getTime() - RUNS_KEPT_MS)}`;
  return true;
}

/** A tenant whose last run is still waiting gets no second one; a failed one makes place for the new. */
async function enqueueRun(source: Runtime, sql: TenantSql, { job, scope }: ScheduledJob) {
  await sql.run`DELETE FROM OutboxMessage WHERE jobName = ${job} AND failedAt IS NOT NULL`;
  const wanted =
    scope === 'nation' ? sql.part`i.kind = ${'coordination'}` : sql.part`i.id IS NOT NULL`;
  const tenants = await sql.rows<{ id: bigint }>`SELECT i.id FROM Ipm i
    LEFT JOIN OutboxMessage m ON m.ipmId = i.id AND m.jobName = ${job}
    WHERE ${wanted} AND m.id IS NULL ORDER BY i.id`;
  await sql.insertMany(
    'OutboxMessage',
    tenants.map(({ id }) => ({
      ipmId: id,
      id: source.newId(),
      jobName: job,
      payload: encodeResult({ ipmId: id }),
      createdAt: source.clock(),
    })),
  );
}
