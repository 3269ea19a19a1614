import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeQueues, createQueues, type Queues } from '~/platform/redis.server';
import { systemSql, type Runtime } from '~/platform/runtime.server';
import {
  countEffects,
  enqueueInvitation,
  newRuntime,
  newTenant,
  openMessages,
  privateServers,
  startTestWorker,
  until,
} from './job-world';
import { recordEffect } from './record-effect';

const MESSAGES = 40;
let own: Awaited<ReturnType<typeof privateServers>>;
let source: Runtime;
let queues: Queues;
let stopWorker: () => Promise<void>;
let failing = false;
const runs = new Map<bigint, number>();

beforeAll(async () => {
  own = await privateServers(11);
  source = newRuntime(own.servers);
  queues = createQueues(source.settings);
  stopWorker = startTestWorker(source, {
    'account.invite': async (ctx, { membershipId }) => {
      runs.set(membershipId, (runs.get(membershipId) ?? 0) + 1);
      if (failing) throw new Error('the mail server is away');
      await recordEffect(ctx, membershipId);
    },
  });
});
afterAll(async () => {
  await stopWorker();
  await closeQueues(queues);
  await source.close();
  await own.drop();
});

describe('the outbox', () => {
  it('delivers each message once in effect and moves it to the history', async () => {
    const ctx = await newTenant(source);
    const ids = Array.from({ length: MESSAGES }, (_, index) => BigInt(index + 1));
    await Promise.all(ids.map((id) => enqueueInvitation(ctx, id)));
    await until(async () => (await openMessages(source, ctx.ipm.id)) === 0);
    expect(await countEffects(ctx)).toBe(MESSAGES);
    const history = await systemSql(source).first<{ count: bigint }>`SELECT COUNT(*) AS count
      FROM OutboxHistory WHERE ipmId = ${ctx.ipm.id}`;
    expect(history?.count).toBe(BigInt(MESSAGES));
  });

  it('carries no message of a transaction that was rolled back', async () => {
    const ctx = await newTenant(source);
    await expect(
      ctx.transaction(async (tx) => {
        await tx.enqueue('account.invite', { membershipId: 1n });
        throw new Error('the rule said no');
      }),
    ).rejects.toThrow('the rule said no');
    expect(await openMessages(source, ctx.ipm.id)).toBe(0);
  });

  it('loses nothing and doubles nothing when Redis is emptied in the middle', async () => {
    const ctx = await newTenant(source);
    const ids = Array.from({ length: MESSAGES }, (_, index) => BigInt(1_000 + index));
    for (const [index, id] of ids.entries()) {
      await enqueueInvitation(ctx, id);
      if (index % 10 === 5) await queues.brief.client.flushdb();
    }
    await until(async () => (await openMessages(source, ctx.ipm.id)) === 0);
    expect(await countEffects(ctx)).toBe(MESSAGES);
  });

  it('sends again what Redis had lost before a worker saw it', async () => {
    const ctx = await newTenant(source);
    const id = await enqueueInvitation(ctx, 5_000n);
    await systemSql(source).run`UPDATE OutboxMessage SET enqueuedAt = ${new Date(0)}
      WHERE ipmId = ${ctx.ipm.id} AND id = ${id}`;
    await until(async () => (await openMessages(source, ctx.ipm.id)) === 0);
    expect(await countEffects(ctx)).toBe(1);
  });

  it('tries again, and after the last failure keeps the message with its reason', async () => {
    failing = true;
    const ctx = await newTenant(source);
    const id = await enqueueInvitation(ctx, 9_000n);
    await until(() => Promise.resolve((runs.get(9_000n) ?? 0) >= 2));
    await systemSql(source).run`UPDATE OutboxMessage SET attempts = 7
      WHERE ipmId = ${ctx.ipm.id} AND id = ${id}`;
    const find = () => systemSql(source).first<{ failedAt: Date | null; lastError: string }>`
      SELECT failedAt, lastError FROM OutboxMessage WHERE ipmId = ${ctx.ipm.id} AND id = ${id}`;
    await until(async () => (await find())?.failedAt != null);
    expect((await find())?.lastError).toBe('the mail server is away');
    failing = false;
  });
});
