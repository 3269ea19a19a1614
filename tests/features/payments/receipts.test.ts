import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NotFound } from '~/domain/outcome';
import { toDay } from '~/domain/period';
import { allocateReceipt } from '~/features/payments/allocate-receipt.server';
import { postReceipt } from '~/features/payments/post-receipt.server';
import { recordReceipt } from '~/features/payments/record-receipt.server';
import { reverseReceipt } from '~/features/payments/reverse-receipt.server';
import { KeyReusedError } from '~/platform/database/transaction.server';
import { expectBooksHold } from './books';
import {
  issueMonth,
  newPayingIpm,
  newWorker,
  openPaymentWorld,
  receiptOf,
  type Paying,
} from './payment-world';

openPaymentWorld();

/** One worker at 250 000: each month's call is 15 000. */
async function withCalls(...months: string[]): Promise<Paying & { calls: bigint[] }> {
  const made = await newPayingIpm();
  await newWorker(made, made.affiliationId, 250_000n);
  const calls: bigint[] = [];
  for (const month of months) calls.push((await issueMonth(made, month)).id);
  return { ...made, calls };
}

const standing = ({ sql }: Paying) =>
  sql.rows<{ allocatedXof: bigint; settledOn: string | null }>`SELECT allocatedXof, settledOn
    FROM ContributionCall WHERE ipmId = ${sql.ipm} ORDER BY period`;

async function record(made: Paying, amountXof: bigint, more: object = {}): Promise<bigint> {
  const done = await recordReceipt(made.gerant(), receiptOf(made.affiliationId, amountXof, more));
  if (!done.ok) throw new Error(done.reason);
  return done.receiptId;
}

describe('a receipt', () => {
  it('settles the oldest calls first, in part when it must', async () => {
    const made = await withCalls('2026-08', '2026-09', '2026-10');
    await record(made, 20_000n);
    expect(await standing(made)).toEqual([
      { allocatedXof: 15_000n, settledOn: '2026-11-22' },
      { allocatedXof: 5_000n, settledOn: null },
      { allocatedXof: 0n, settledOn: null },
    ]);
    await expectBooksHold(made.sql);
  });

  it('above what is owed keeps the rest for later, and the rest settles the next call', async () => {
    const made = await withCalls('2026-09');
    const receiptId = await record(made, 40_000n);
    expect(
      await allocateReceipt(made.gerant(), { receiptId, affiliationId: null, lines: null }),
    ).toMatchObject({
      ok: false,
      reason: 'nothing-to-settle',
    });
    await issueMonth(made, '2026-10');
    expect(
      await allocateReceipt(made.gerant(), { receiptId, affiliationId: null, lines: null }),
    ).toMatchObject({
      ok: true,
    });
    expect(await standing(made)).toMatchObject([
      { allocatedXof: 15_000n },
      { allocatedXof: 15_000n },
    ]);
    await expectBooksHold(made.sql);
    await reverseReceipt(made.gerant(), { receiptId, reason: 'Chèque sans provision' });
    expect(await standing(made)).toMatchObject([{ allocatedXof: 0n }, { allocatedXof: 0n }]);
    await expectBooksHold(made.sql);
  });

  it('of an unknown payer waits, and settles the calls of the employer that is chosen', async () => {
    const made = await withCalls('2026-10');
    const ctx = made.contextOf({ user: null });
    const { receiptId } = await ctx.transaction((tx) =>
      postReceipt(ctx, tx, {
        affiliationId: null,
        method: 'wave',
        externalId: 'T_unknown',
        amountXof: 9_000n,
        receivedOn: toDay('2026-10-30'),
        targetCallIds: [],
        note: null,
      }),
    );
    await expectBooksHold(made.sql);
    const allocate = (affiliationId: bigint | null) =>
      allocateReceipt(made.gerant(), { receiptId, affiliationId, lines: null });
    await expect(allocate(null)).rejects.toThrow(NotFound);
    expect(await allocate(made.affiliationId)).toEqual({ ok: true, receiptId });
    expect(await allocate(null)).toMatchObject({ reason: 'receipt-fully-allocated' });
    expect(await standing(made)).toEqual([{ allocatedXof: 9_000n, settledOn: null }]);
    await expectBooksHold(made.sql);
  });

  it('is refused twice under one reference, and on a day to come', async () => {
    const made = await withCalls('2026-10');
    const input = receiptOf(made.affiliationId, 5_000n, { reference: 'CHQ-1' });
    expect((await recordReceipt(made.gerant(), input)).ok).toBe(true);
    expect(await recordReceipt(made.gerant(), input)).toMatchObject({
      reason: 'receipt-reference-known',
      values: { number: 'R-2026-000001' },
    });
    const tomorrow = receiptOf(made.affiliationId, 5_000n, { receivedOn: toDay('2026-11-23') });
    expect(await recordReceipt(made.gerant(), tomorrow)).toMatchObject({ reason: 'day-in-future' });
    await expectBooksHold(made.sql);
  });

  it('posted twice with one form’s key is written once; with another body it is refused', async () => {
    const made = await withCalls('2026-10');
    const input = receiptOf(made.affiliationId, 5_000n);
    const key = 'form-key-1';
    const answers = await Promise.all([
      recordReceipt(made.gerant({ key }), input),
      recordReceipt(made.gerant({ key }), input),
    ]);
    expect(answers[0]).toEqual(answers[1]);
    const other = made.gerant({ key, digest: 'another body' });
    await expect(recordReceipt(other, { ...input, amountXof: 6_000n })).rejects.toThrow(
      KeyReusedError,
    );
    const count = await made.sql.first`SELECT COUNT(*) AS n FROM Receipt
      WHERE ipmId = ${made.sql.ipm}`;
    expect(count).toEqual({ n: 1n });
    await expectBooksHold(made.sql);
  });

  it('recorded twenty at once, takes numbers without a gap and never more than is owed', async () => {
    const made = await withCalls('2026-08', '2026-09', '2026-10');
    await Promise.all(Array.from({ length: 20 }, () => record(made, 3_000n)));
    const calls = await standing(made);
    expect(calls.map(({ allocatedXof }) => allocatedXof)).toEqual([15_000n, 15_000n, 15_000n]);
    await expectBooksHold(made.sql);
  }, 60_000);
});

describe('a reversal', () => {
  it('makes the calls owed again, once, even when asked twice at the same moment', async () => {
    const made = await withCalls('2026-09', '2026-10');
    const receiptId = await record(made, 30_000n);
    const answers = await Promise.all([
      reverseReceipt(made.gerant(), { receiptId, reason: 'Erreur' }),
      reverseReceipt(made.gerant(), { receiptId, reason: 'Erreur' }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await standing(made)).toEqual([
      { allocatedXof: 0n, settledOn: null },
      { allocatedXof: 0n, settledOn: null },
    ]);
    await expectBooksHold(made.sql);
  });

  it('in another year falls in the year of the receipt that it undoes', async () => {
    const made = await withCalls('2025-11');
    const receiptId = await record(made, 15_000n, { receivedOn: toDay('2025-12-20') });
    await reverseReceipt(made.gerant(), { receiptId, reason: 'Erreur' });
    const years = await made.sql.rows`SELECT year, cashedXof, dueXof FROM DuesYear
      WHERE ipmId = ${made.sql.ipm}`;
    expect(years).toEqual([{ year: 2025, cashedXof: 0n, dueXof: 0n }]);
    await expectBooksHold(made.sql);
  });
});

describe('any sequence of receipts and reversals', () => {
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('receipt' as const),
      amountXof: fc.bigInt({ min: 1n, max: 40_000n }),
      day: fc.constantFrom('2025-12-31', '2026-01-02', '2026-06-30', '2026-11-22'),
    }),
    fc.record({ kind: fc.constant('reversal' as const), which: fc.nat({ max: 9 }) }),
    fc.record({ kind: fc.constant('allocation' as const), which: fc.nat({ max: 9 }) }),
  );

  it('keeps dues, ledger, allocations, sums and numbers true', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
        const made = await withCalls('2026-08', '2026-09');
        const receipts: bigint[] = [];
        for (const one of steps) {
          if (one.kind === 'receipt') {
            const receivedOn = toDay(one.day);
            receipts.push(await record(made, one.amountXof, { receivedOn }));
            continue;
          }
          const receiptId = receipts[one.which % Math.max(1, receipts.length)];
          if (receiptId === undefined) continue;
          await (one.kind === 'reversal'
            ? reverseReceipt(made.gerant(), { receiptId, reason: 'Essai' })
            : allocateReceipt(made.gerant(), { receiptId, affiliationId: null, lines: null }));
        }
        await expectBooksHold(made.sql);
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});
