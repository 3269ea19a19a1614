import { afterAll, describe, expect, it } from 'vitest';
import { listHistory } from '~/features/audit/audit-queries.server';
import { recordAudit } from '~/features/audit/record-audit.server';
import { sealAudit } from '~/features/audit/seal-audit.server';
import { verifyAudit, type AuditAnchor } from '~/features/audit/verify-audit.server';
import type { TenantContext } from '~/platform/context';
import { newRuntime, newTenant } from '#tests/jobs/job-world';

const source = newRuntime();
const auditKey = source.settings.AUDIT_KEY;
afterAll(() => source.close());

describe('the sealed journal', () => {
  it('verifies when nobody has touched it', async () => {
    const { ctx } = await sealedJournal();
    expect(await verdictOf(ctx)).toEqual({
      sealed: 6n,
      erasedPayloads: 0n,
      breachCount: 0n,
      breaches: [],
    });
  });

  it('gives each entry one place when two seal at once', async () => {
    const ctx = await newTenant(source);
    await record(ctx, 30);
    await Promise.all([1, 2, 3].map(() => sealAudit(ctx, { auditKey })));
    expect(await verdictOf(ctx)).toMatchObject({ sealed: 30n, breachCount: 0n });
  });

  it('shows a changed entry', async () => {
    const { ctx, ids } = await sealedJournal();
    await ctx.sql.run`UPDATE AuditEntry SET actor = ${'someone else'}
      WHERE ipmId = ${ctx.sql.ipm} AND id = ${ids[2] ?? 0n}`;
    expect((await verdictOf(ctx)).breaches).toEqual([
      { kind: 'entry-changed', at: String(ids[2]) },
    ]);
  });

  it('shows a changed before or after', async () => {
    const { ctx, ids } = await sealedJournal();
    await ctx.sql.run`UPDATE AuditPayload SET \`after\` = ${'{"amountXof":{"$int":"1"}}'}
      WHERE ipmId = ${ctx.sql.ipm} AND auditId = ${ids[1] ?? 0n}`;
    expect((await verdictOf(ctx)).breaches).toEqual([
      { kind: 'payload-altered', at: String(ids[1]) },
    ]);
  });

  it('allows the law to erase a before and after, and counts it', async () => {
    const { ctx, ids } = await sealedJournal();
    await ctx.sql.run`DELETE FROM AuditPayload
      WHERE ipmId = ${ctx.sql.ipm} AND auditId = ${ids[1] ?? 0n}`;
    expect(await verdictOf(ctx)).toMatchObject({ erasedPayloads: 1n, breachCount: 0n });
  });

  it('shows a removed entry', async () => {
    const { ctx, ids } = await sealedJournal();
    await ctx.sql.run`DELETE FROM AuditEntry WHERE ipmId = ${ctx.sql.ipm} AND id = ${ids[3] ?? 0n}`;
    expect((await verdictOf(ctx)).breaches).toEqual([
      { kind: 'entry-removed', at: String(ids[3]) },
    ]);
  });

  it('shows an entry removed together with its seal', async () => {
    const { ctx, ids } = await sealedJournal();
    await removeWithSeal(ctx, ids[3]);
    expect((await verdictOf(ctx)).breaches).toEqual([{ kind: 'seal-removed', at: '4' }]);
  });

  it('shows a removed tail by the anchor', async () => {
    const { ctx, ids, anchor } = await sealedJournal();
    await removeWithSeal(ctx, ids[5]);
    expect(await verdictOf(ctx)).toMatchObject({ breachCount: 0n });
    expect((await verdictOf(ctx, [anchor])).breaches).toEqual([{ kind: 'tail-removed', at: '6' }]);
  });

  it('shows a chain made again with another key', async () => {
    const { ctx, anchor } = await sealedJournal();
    await ctx.sql.run`DELETE FROM AuditSeal WHERE ipmId = ${ctx.sql.ipm}`;
    await sealAudit(ctx, { auditKey: Buffer.alloc(32, 1) });
    const verdict = await verdictOf(ctx, [anchor]);
    expect(verdict.breachCount).toBe(7n);
  });

  it('tells what changed in a record', async () => {
    const { ctx } = await sealedJournal();
    const history = await listHistory(ctx, 'receipt', 3n);
    expect(history).toMatchObject([
      { action: 'receipt.recorded', changes: [{ field: 'amountXof', before: 3n, after: 30n }] },
    ]);
  });
});

async function sealedJournal() {
  const ctx = await newTenant(source);
  const ids = await record(ctx, 6);
  expect(await sealAudit(ctx, { auditKey })).toBe(6);
  const anchor = await ctx.sql.first<AuditAnchor>`SELECT sequence AS entryCount, hmac AS headHmac
    FROM AuditSeal WHERE ipmId = ${ctx.sql.ipm} ORDER BY sequence DESC LIMIT 1`;
  if (anchor === null) throw new Error('the chain is empty');
  return { ctx, ids, anchor };
}

async function record(ctx: TenantContext, count: number): Promise<bigint[]> {
  const ids: bigint[] = [];
  for (let number = 1n; number <= BigInt(count); number += 1n) {
    const id = await ctx.transaction((tx) =>
      recordAudit(ctx, tx, {
        action: 'receipt.recorded',
        entityKind: 'receipt',
        entityId: number,
        before: { amountXof: number, note: 'same' },
        after: { note: 'same', amountXof: number * 10n },
        reason: 'a test',
      }),
    );
    ids.push(id);
  }
  return ids;
}

async function removeWithSeal({ sql }: TenantContext, id: bigint | undefined) {
  await sql.run`DELETE FROM AuditEntry WHERE ipmId = ${sql.ipm} AND id = ${id ?? 0n}`;
  await sql.run`DELETE FROM AuditSeal WHERE ipmId = ${sql.ipm} AND auditId = ${id ?? 0n}`;
}

const verdictOf = (ctx: TenantContext, anchors: readonly AuditAnchor[] = []) =>
  verifyAudit({ ipmId: ctx.ipm.id, sql: ctx.sql }, { auditKey, anchors });
