import { setTimeout as pause } from 'node:timers/promises';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { TransactionPool } from './database/pool.server';
import type { Queues } from './redis.server';
import { systemSql, type Runtime } from './runtime.server';

export type Metrics = {
  readonly observeRequest: (request: {
    readonly method: string;
    readonly route: string;
    readonly status: number;
    readonly seconds: number;
  }) => void;
  readonly render: (source: Runtime, queues: Queues) => Promise<string>;
  readonly contentType: string;
};

type PoolInside = {
  readonly _allConnections?: { readonly length: number };
  readonly _freeConnections?: { readonly length: number };
  readonly _connectionQueue?: { readonly length: number };
};

const DURATION_BUCKETS_S = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** When Redis or the database stands still, the rest is needed most. */
const READING_LIMIT_MS = 2_000;
const QUEUE_STATES = ['waiting', 'active', 'delayed', 'failed'] as const;

/** What Prometheus reads: durations by route, outbox, queues, connections, the process itself. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: 'icamo_http_request_duration_seconds',
    help: 'Duration of HTTP requests',
    labelNames: ['method', 'route', 'status'],
    buckets: DURATION_BUCKETS_S,
    registers,
  });
  const gauges = gaugesOf(registers);
  return {
    observeRequest({ method, route, status, seconds }) {
      requests.observe({ method, route, status: String(status) }, seconds);
    },
    async render(source, queues) {
      readPool('plain', source.pool, gauges);
      readPool('transactions', source.transactionPool, gauges);
      const late = new AbortController();
      const readings = [readOutbox(source, gauges), readQueues(queues, gauges)];
      await Promise.race([
        Promise.allSettled(readings),
        pause(READING_LIMIT_MS, undefined, { signal: late.signal }).catch(() => undefined),
      ]);
      late.abort();
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

type Gauges = ReturnType<typeof gaugesOf>;

function gaugesOf(registers: Registry[]) {
  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Gauge({ name, help, labelNames, registers });
  return {
    outbox: gauge('icamo_outbox_messages', 'Messages that are not done', ['state']),
    outboxAge: gauge('icamo_outbox_oldest_seconds', 'Age of the oldest message not done', []),
    queue: gauge('icamo_queue_jobs', 'Jobs in Redis', ['queue', 'state']),
    pool: gauge('icamo_db_connections', 'Connections to the database', ['pool', 'state']),
  };
}

async function readOutbox(source: Runtime, gauges: Gauges) {
  const sql = systemSql(source);
  const row = await sql.first<{
    waiting: bigint;
    failed: bigint;
    oldest: Date | null;
  }>`SELECT SUM(IF(failedAt IS NULL, 1, 0)) AS waiting, SUM(IF(failedAt IS NULL, 0, 1)) AS failed,
      MIN(IF(failedAt IS NULL, createdAt, NULL)) AS oldest FROM OutboxMessage`;
  gauges.outbox.set({ state: 'waiting' }, Number(row?.waiting ?? 0));
  gauges.outbox.set({ state: 'failed' }, Number(row?.failed ?? 0));
  const oldest = row?.oldest?.getTime();
  const ageMs = oldest === undefined ? 0 : source.clock().getTime() - oldest;
  gauges.outboxAge.set(ageMs / 1_000);
}

async function readQueues(queues: Queues, gauges: Gauges) {
  for (const [name, queue] of Object.entries(queues)) {
    const counts = await queue.getJobCounts();
    for (const state of QUEUE_STATES) {
      gauges.queue.set({ queue: name, state }, counts[state]);
    }
  }
}

/** The driver keeps no counters of its own; a figure it no longer has is left out. */
function readPool(name: string, pool: TransactionPool, gauges: Gauges) {
  const inside = (pool as unknown as { pool?: PoolInside }).pool ?? {};
  const figures = {
    open: inside._allConnections?.length,
    idle: inside._freeConnections?.length,
    awaited: inside._connectionQueue?.length,
  };
  for (const [state, count] of Object.entries(figures)) {
    if (count !== undefined) gauges.pool.set({ pool: name, state }, count);
  }
}
