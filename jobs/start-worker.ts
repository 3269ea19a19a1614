import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Job } from 'bull';
import type { QueueName } from '#jobs/catalog';
import { log } from '~/platform/log.server';
import { closeQueues, createQueues, type Delivery, type QueueTimes } from '~/platform/redis.server';
import { systemSql, type Runtime } from '~/platform/runtime.server';
import type { Processors } from './processors';
import { runRelay } from './relay';
import { runMessage } from './run-message';
import { runScheduler } from './scheduler';

export type WorkerOptions = {
  readonly processors: Processors;
  readonly pollMs?: number;
  /** A message that is neither done nor worked on for so long is sent again. */
  readonly resendAfterMs?: number;
  readonly queueTimes?: QueueTimes;
  readonly schedule?: boolean;
};

const POLL_MS = 250;
const RESEND_AFTER_MS = 60_000;
const HEARTBEAT_MS = 5_000;
const STOP_PATIENCE_MS = 15_000;
const CONCURRENCY: { readonly [name in QueueName]: number } = { brief: 8, long: 2, upkeep: 2 };

/** Relay, schedule, queues and heartbeat of one worker process. Answers what stops it. */
export function startWorker(source: Runtime, options: WorkerOptions): () => Promise<void> {
  const { processors, pollMs = POLL_MS, resendAfterMs = RESEND_AFTER_MS } = options;
  const queues = createQueues(source.settings, options.queueTimes);
  const stopping = new AbortController();
  const cutting = new AbortController();
  const running = new Set<string>();
  const run = { processors, touchMs: Math.max(resendAfterMs / 3, 1), signal: cutting.signal };
  const handle = async ({ data }: Job<Delivery>) => {
    // After Redis was emptied the queue may bring what still runs here: the first run goes on.
    if (running.has(data.messageId)) return;
    running.add(data.messageId);
    try {
      await runMessage(source, { ipmId: BigInt(data.ipmId), id: BigInt(data.messageId) }, run);
    } finally {
      running.delete(data.messageId);
    }
  };
  for (const [name, queue] of Object.entries(queues)) {
    queue.process(CONCURRENCY[name as QueueName], handle).catch((error: unknown) => {
      log().error({ err: error, queue: name }, 'queue stopped');
    });
  }
  const loops = [
    runRelay(source, queues, { pollMs, resendAfterMs, signal: stopping.signal }),
    runHeartbeat(source, stopping.signal),
    ...(options.schedule === false ? [] : [runScheduler(source, stopping.signal)]),
  ];
  return async () => {
    stopping.abort();
    await Promise.all(loops);
    const cut = setTimeout(() => {
      cutting.abort();
    }, STOP_PATIENCE_MS);
    await Promise.race([closeQueues(queues), pause(STOP_PATIENCE_MS + 2_000)]);
    clearTimeout(cut);
  };
}

async function runHeartbeat(source: Runtime, signal: AbortSignal): Promise<void> {
  const sql = systemSql(source);
  const name = `${hostname()}:${String(process.pid)}`.slice(0, 80);
  while (!signal.aborted) {
    const now = source.clock();
    await sql.run`INSERT INTO WorkerHeartbeat (name, seenAt) VALUES (${name}, ${now})
      ON DUPLICATE KEY UPDATE seenAt = VALUES(seenAt)`.catch(() => undefined);
    await pause(HEARTBEAT_MS, undefined, { signal }).catch(() => undefined);
  }
  await sql.run`DELETE FROM WorkerHeartbeat WHERE name = ${name}`.catch(() => undefined);
}
