import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROCESSORS } from '#jobs/processors';
import { runMessage } from '#jobs/run-message';
import { SCHEDULE, type ScheduledJob } from '#jobs/schedule';
import { startRun } from '#jobs/scheduler';
import type { TenantContext } from '~/platform/context';
import { verifyAudit, type AuditAnchor } from '~/features/audit/verify-audit.server';
import { recordAudit } from '~/features/audit/record-audit.server';
import { purgeExpired } from '~/features/retention/purge-expired.server';
import { systemSql, type Runtime } from '~/platform/runtime.server';
import { newRuntime, newTenant, openMessages, privateServers } from './job-world';

let own: Awaited<ReturnType<typeof privateServers>>;
let source: Runtime;
let one: TenantContext;
let icamo: TenantContext;

beforeAll(async () => {
  own = await privateServers(13);
  source = newRuntime(own.servers);
  one = await newTenant(source);
  icamo = await newTenant(source, 'coordination');
});
afterAll(async () => {
  await source.close();
  await own.drop();
});

describe('scheduled work', () => {
  it('starts once for each period and tenant, however many workers try', async () => {
    const seal = scheduled('audit.seal');
    const tries = [1, 2, 3, 4].map(() => startRun(source, seal, '2026-11-22T20:00:00.000Z'));
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
    expect(await openMessages(source, one.ipm.id)).toBe(1);
    expect(await openMessages(source, icamo.ipm.id)).toBe(1);
  });

  it('does not pile up while the last run still waits', async () => {
    await startRun(source, scheduled('audit.seal'), '2026-11-22T20:01:00.000Z');
    expect(await openMessages(source, one.ipm.id)).toBe(1);
  });

  it('seals a journal, anchors every chain in the journal of ICAMO, and leaves no history', async () => {
    await one.transaction((tx) =>
      recordAudit(one, tx, { action: 'test.effect', entityKind: 'test', entityId: 1n }),
    );
    await startRun(source, scheduled('audit.anchor'), '2026-11-22');
    await runAll();
    const anchors = await systemAnchors();
    expect(anchors).toMatchObject([{ entryCount: 1n }]);
    const proof = { auditKey: source.settings.AUDIT_KEY, anchors };
    const tenant = { ipmId: one.ipm.id, sql: one.sql };
    expect(await verifyAudit(tenant, proof)).toMatchObject({ sealed: 1n, breachCount: 0n });
    const noted = await icamo.sql.first<{ n: bigint }>`SELECT COUNT(*) AS n FROM AuditEntry
      WHERE ipmId = ${icamo.sql.ipm} AND action = ${'audit.anchored'}`;
    expect(noted?.n).toBe(1n);
    const kept = await systemSql(source).first<{ n: bigint }>`SELECT COUNT(*) AS n
      FROM OutboxHistory`;
    expect(kept?.n).toBe(0n);
  });
});

describe('retention', () => {
  it('removes what is older than its days, by chunks, and leaves the rest', async () => {
    const now = source.clock().getTime();
    const daysAgo = (days: number) => new Date(now - days * 24 * 3_600_000);
    const keys = Array.from({ length: 1_200 }, (_, index) => ({
      key: `key-${index}`,
      digest: 'd',
      result: null,
      createdAt: daysAgo(index < 1_150 ? 31 : 29),
    }));
    await one.sql.insertMany('IdempotencyKey', keys);
    const messages = [100, 95, 89].map((days) => ({
      id: source.newId(),
      jobName: 'account.invite',
      payload: '{}',
      createdAt: daysAgo(days),
      doneAt: daysAgo(days),
    }));
    await one.sql.insertMany('OutboxHistory', messages);
    const { signal } = new AbortController();
    expect(await purgeExpired({ ...one, signal })).toEqual({ requestKeys: 1_150, doneMessages: 2 });
    expect(await purgeExpired({ ...one, signal })).toEqual({ requestKeys: 0, doneMessages: 0 });
  });
});

describe('a message that nobody can run', () => {
  it('is set aside with its reason instead of being tried for ever', async () => {
    const id = source.newId();
    await systemSql(source).insert('OutboxMessage', {
      ipmId: one.ipm.id,
      id,
      jobName: 'no.such-job',
      payload: '{}',
      createdAt: source.clock(),
    });
    await runAll();
    const message = await systemSql(source).first<{ failedAt: Date | null; lastError: string }>`
      SELECT failedAt, lastError FROM OutboxMessage WHERE id = ${id}`;
    expect(message?.failedAt).toBeInstanceOf(Date);
    expect(message?.lastError).toContain('no.such-job');
  });
});

/** Every message there is, as a worker would run it. */
async function runAll() {
  const messages = await systemSql(source).rows<{ ipmId: bigint; id: bigint }>`SELECT ipmId, id
    FROM OutboxMessage ORDER BY id`;
  const { signal } = new AbortController();
  for (const ref of messages) {
    await runMessage(source, ref, { processors: PROCESSORS, touchMs: 1_000, signal });
  }
}

async function systemAnchors(): Promise<AuditAnchor[]> {
  const [rows] = await source.pool.query(
    'SELECT entryCount, headHmac FROM AuditAnchor WHERE chainIpmId = ?',
    [one.ipm.id],
  );
  return rows as AuditAnchor[];
}

function scheduled(job: ScheduledJob['job']): ScheduledJob {
  const entry = SCHEDULE.find((candidate) => candidate.job === job);
  if (entry === undefined) throw new Error(`${job} is not scheduled`);
  return entry;
}
