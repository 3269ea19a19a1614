import type { PlatformContext } from '~/platform/context';

const WORKER_ALIVE_WITHIN_MS = 20_000;
/** A worker that has been silent for longer is one of an earlier start. */
const WORKERS_SEEN_WITHIN_MS = 24 * 3_600_000;
const WORKERS_SHOWN = 50;

/** Processes, outbox and migrations: counts of all IPM together, and no payload. */
export async function readOperation({ system, now, readMachine }: PlatformContext) {
  const seenSince = new Date(now.getTime() - WORKERS_SEEN_WITHIN_MS);
  const aliveSince = new Date(now.getTime() - WORKER_ALIVE_WITHIN_MS);
  const [machine, workers, messages, migrations] = await Promise.all([
    readMachine(),
    system.rows<{ name: string; seenAt: Date }>`SELECT name, seenAt FROM WorkerHeartbeat
      WHERE seenAt > ${seenSince} ORDER BY seenAt DESC, name LIMIT ${WORKERS_SHOWN}`,
    system.rows<MessageRow>`SELECT jobName, SUM(IF(failedAt IS NULL, 1, 0)) AS waiting,
        SUM(IF(failedAt IS NULL, 0, 1)) AS failed,
        MIN(IF(failedAt IS NULL, createdAt, NULL)) AS oldestAt
      FROM OutboxMessage GROUP BY jobName ORDER BY jobName`,
    system.rows<{ name: string; finishedAt: Date }>`SELECT migration_name AS name,
        finished_at AS finishedAt FROM _prisma_migrations
      WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY finished_at DESC`,
  ]);
  return {
    ...machine,
    at: now,
    workers: workers.map((worker) => ({ ...worker, isAlive: worker.seenAt > aliveSince })),
    messages: messages.map(({ jobName, waiting, failed, oldestAt }) => ({
      jobName,
      waiting: Number(waiting),
      failed: Number(failed),
      lagSeconds: oldestAt === null ? null : (now.getTime() - oldestAt.getTime()) / 1_000,
    })),
    migrations,
  };
}

export type Operation = Awaited<ReturnType<typeof readOperation>>;

type MessageRow = { jobName: string; waiting: bigint; failed: bigint; oldestAt: Date | null };
