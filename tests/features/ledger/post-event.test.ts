import { afterAll, describe, expect, it } from 'vitest';
import { toDay } from '~/domain/period';
import { postEvent } from '~/features/ledger/post-event.server';
import { reversePostings } from '~/features/ledger/reverse-postings.server';
import type { TenantContext } from '~/platform/context';
import { newRuntime, newTenant } from '#tests/jobs/job-world';

const source = newRuntime();
afterAll(() => source.close());

const post = (ctx: TenantContext, causeId: bigint, valueDate = '2026-03-31') =>
  ctx.transaction((tx) =>
    Promise.resolve(
      postEvent(ctx, tx, {
        event: 'contribution-called',
        valueDate: toDay(valueDate),
        causeKind: 'call',
        causeId,
        amounts: { 'employer-share': 600n, 'worker-share': 400n },
        parties: { debitParty: 'affiliation:1' },
      }),
    ),
  );

describe('posting an event', () => {
  it('numbers pieces without gaps, also when many are posted at once', async () => {
    const ctx = await newTenant(source);
    await Promise.all(Array.from({ length: 12 }, (_, index) => post(ctx, BigInt(index + 1))));
    const pieces = await ctx.sql.rows<{ number: string }>`SELECT number FROM LedgerPosting
      WHERE ipmId = ${ctx.sql.ipm} ORDER BY number`;
    expect(pieces.map(({ number }) => number)).toEqual(
      Array.from({ length: 12 }, (_, index) => `E-2026-${String(index + 1).padStart(6, '0')}`),
    );
  });

  it('posts an event once for each cause', async () => {
    const ctx = await newTenant(source);
    await post(ctx, 7n);
    await expect(post(ctx, 7n)).rejects.toThrow(/Duplicate/);
    const count = await ctx.sql.first<{ n: bigint }>`SELECT COUNT(*) AS n FROM LedgerTransfer
      WHERE ipmId = ${ctx.sql.ipm}`;
    expect(count?.n).toBe(2n);
  });

  it('undoes a piece by a piece of its own, once', async () => {
    const ctx = await newTenant(source);
    await post(ctx, 9n);
    const cause = { causeKind: 'call', causeId: 9n, valueDate: toDay('2026-04-02') };
    expect(await ctx.transaction((tx) => reversePostings(ctx, tx, cause))).toBe(1);
    expect(await ctx.transaction((tx) => reversePostings(ctx, tx, cause))).toBe(0);
    const balance = await ctx.sql.first<{ xof: bigint }>`
      SELECT SUM(IF(debitCode = ${'411000'}, amountXof, 0))
        - SUM(IF(creditCode = ${'411000'}, amountXof, 0)) AS xof
      FROM LedgerTransfer WHERE ipmId = ${ctx.sql.ipm}`;
    expect(balance?.xof).toBe(0n);
  });
});
