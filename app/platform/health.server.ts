import type { ProcessCheck } from './context';
import type { Queues } from './redis.server';
import { systemSql, type Runtime } from './runtime.server';

export type Readiness = {
  readonly status: 'ok' | 'unavailable';
  readonly checks: { readonly [name in ProcessCheck['name']]: ProcessCheck['state'] };
};

const CHECK_TIMEOUT_MS = 2_000;
const HEARTBEAT_LIMIT_MS = 20_000;

/** What this version was built with: in production the folder of migrations may not be there. */
const KNOWN_MIGRATIONS = () =>
  Object.keys(import.meta.glob('../../prisma/migrations/*/migration.sql', { query: '?raw' })).map(
    (path) => path.split('/').at(-2) ?? '',
  );

/** Whether this process can serve. */
export async function readiness(source: Runtime, queues: Queues): Promise<Readiness> {
  const results = await runChecks(source, queues);
  const checks = Object.fromEntries(
    results.map(({ name, state }) => [name, state]),
  ) as Readiness['checks'];
  const isReady = results.every(({ state }) => state === 'ok');
  return { status: isReady ? 'ok' : 'unavailable', checks };
}

/** Each check on its own, none longer than two seconds. */
export function runChecks(source: Runtime, queues: Queues): Promise<readonly ProcessCheck[]> {
  return Promise.all([
    check('database', () => systemSql(source).rows`SELECT 1`),
    check('redis', () => queues.brief.client.ping()),
    check('migrations', () => assertMigrated(source)),
    check('worker', () => assertWorkerAlive(source)),
  ]);
}

async function assertMigrated(source: Runtime) {
  const rows = await systemSql(source).rows<{ name: string }>`SELECT migration_name AS name
    FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  const applied = new Set(rows.map(({ name }) => name));
  const missing = KNOWN_MIGRATIONS().filter((name) => !applied.has(name));
  if (missing.length > 0) throw new Error(`not applied: ${missing.join(', ')}`);
}

async function assertWorkerAlive(source: Runtime) {
  const since = new Date(source.clock().getTime() - HEARTBEAT_LIMIT_MS);
  const row = await systemSql(source).first`SELECT name FROM WorkerHeartbeat
    WHERE seenAt > ${since} LIMIT 1`;
  if (row === null) throw new Error('no worker has been seen');
}

async function check(
  name: ProcessCheck['name'],
  work: () => Promise<unknown>,
): Promise<ProcessCheck> {
  const since = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ProcessCheck['state']>((answer) => {
    timer = setTimeout(() => {
      answer('failed');
    }, CHECK_TIMEOUT_MS);
  });
  const result = work().then(
    () => 'ok' as const,
    () => 'failed' as const,
  );
  const state = await Promise.race([result, late]);
  clearTimeout(timer);
  return { name, state, milliseconds: Math.round(performance.now() - since) };
}
