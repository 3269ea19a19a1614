import { randomBytes, randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROCESSORS, type Processors } from '#jobs/processors';
import { startWorker } from '#jobs/start-worker';
import { testDatabaseUrl, testRedisUrl } from '#tests/support/database';
import { openBooks } from '~/features/ledger/open-books.server';
import type { TenantContext } from '~/platform/context';
import { createPool } from '~/platform/database/pool.server';
import { readSettings } from '~/platform/env.server';
import type { Ports } from '~/platform/ports';
import {
  createRuntime,
  findIpm,
  systemSql,
  tenantContext,
  type Runtime,
} from '~/platform/runtime.server';

process.env.LOG_LEVEL ??= 'silent';

const PROCESS_NUMBERS = 1024;
const POLL_MS = 25;
const MIGRATIONS = 'prisma/migrations';

const noPorts = {} as Ports;

/** Where a worker looks: a relay takes every message of its database, so each test file has its own. */
export type Servers = { readonly databaseUrl: string; readonly redisUrl: string };

const sharedServers = (): Servers => ({
  databaseUrl: testDatabaseUrl(),
  redisUrl: testRedisUrl(),
});

/** One process's runtime on the test servers. */
export function newRuntime({ databaseUrl, redisUrl }: Servers = sharedServers()): Runtime {
  const settings = readSettings({
    ...process.env,
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    LOG_LEVEL: 'silent',
  });
  return createRuntime({
    settings,
    ports: noPorts,
    processNumber: randomInt(PROCESS_NUMBERS),
  });
}

/** A migrated database and a Redis database that no other test file touches. */
export async function privateServers(redisNumber: number) {
  const name = `icamo_jobs_${randomBytes(5).toString('hex')}`;
  const databaseUrl = withPath(testDatabaseUrl(), name);
  const shared = createPool(testDatabaseUrl(), { connectionLimit: 1 });
  await shared.query(
    `CREATE DATABASE ${name} DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`,
  );
  const fresh = createPool(databaseUrl, { multipleStatements: true, connectionLimit: 1 });
  for (const migration of readdirSync(MIGRATIONS).sort()) {
    if (migration.endsWith('.toml')) continue;
    await fresh.query(readFileSync(join(MIGRATIONS, migration, 'migration.sql'), 'utf8'));
  }
  await fresh.end();
  const servers: Servers = {
    databaseUrl,
    redisUrl: withPath(testRedisUrl(), String(redisNumber)),
  };
  return {
    servers,
    drop: async () => {
      await shared.query(`DROP DATABASE ${name}`);
      await shared.end();
    },
  };
}

function withPath(address: string, path: string): string {
  const url = new URL(address);
  url.pathname = `/${path}`;
  return url.href;
}

/** A tenant of its own for one test: an isolation that also proves itself. */
export async function newTenant(source: Runtime, kind = 'enterprise'): Promise<TenantContext> {
  const id = source.newId();
  const slug = `t-${randomBytes(6).toString('hex')}`;
  await systemSql(source).insert('Ipm', {
    id,
    slug,
    name: `IPM ${slug}`,
    shortName: slug,
    kind,
    regionCode: 'DK',
    address: 'Dakar',
    phone: '+221338200000',
    email: `contact@${slug}.example`,
    approvalNumber: null,
    approvedOn: null,
    cdpNumber: null,
    createdAt: source.clock(),
  });
  const ctx = await contextOf(source, id);
  await ctx.transaction((tx) => openBooks(tx.sql, kind));
  return ctx;
}

export async function contextOf(source: Runtime, id: bigint): Promise<TenantContext> {
  const ipm = await findIpm(source, { id });
  if (ipm === null) throw new Error('no such tenant');
  return tenantContext(source, { ipm, user: null, actor: 'test', requestId: 'test' });
}

/** A worker in this process that tries again soon. */
export const startTestWorker = (source: Runtime, processors: Partial<Processors>) =>
  startWorker(source, {
    processors: { ...PROCESSORS, ...processors },
    pollMs: POLL_MS,
    resendAfterMs: 1_000,
    queueTimes: { lockMs: 1_000, stalledCheckMs: 500 },
    schedule: false,
  });

/** Waits for a condition in the database, by asking again. */
export async function until(condition: () => Promise<boolean>, limitMs = 28_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('the awaited state has not come');
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

export async function openMessages(source: Runtime, ipmId: bigint): Promise<number> {
  const row = await systemSql(source).first<{ count: bigint }>`SELECT COUNT(*) AS count
    FROM OutboxMessage WHERE ipmId = ${ipmId}`;
  return Number(row?.count ?? 0n);
}

/** A job of the tests: `account.invite` with any number as its membership. */
export const enqueueInvitation = (ctx: TenantContext, membershipId: bigint) =>
  ctx.transaction((tx) => tx.enqueue('account.invite', { membershipId }));

/** How often the work of the tenant's jobs was committed. */
export async function countEffects(ctx: TenantContext): Promise<number> {
  const row = await ctx.sql.first<{ count: bigint }>`SELECT COUNT(*) AS count FROM AuditEntry
    WHERE ipmId = ${ctx.sql.ipm} AND action = ${EFFECT}`;
  return Number(row?.count ?? 0n);
}

export const EFFECT = 'test.effect';
