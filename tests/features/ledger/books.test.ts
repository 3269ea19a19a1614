import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { LedgerEvent } from '~/domain/ledger/accounts';
import { sum } from '~/domain/money';
import { addDays, toDay, toPeriod, type Day } from '~/domain/period';
import { readStatement } from '~/features/ledger/account-statement.server';
import { closeMonth } from '~/features/ledger/close-month.server';
import {
  getPosting,
  listBalances,
  listJournal,
  listMonths,
  streamJournal,
} from '~/features/ledger/ledger-queries.server';
import { postEvent } from '~/features/ledger/post-event.server';
import { reversePostings } from '~/features/ledger/reverse-postings.server';
import type { TenantContext } from '~/platform/context';
import { newRuntime, newTenant } from '#tests/jobs/job-world';

const source = newRuntime();
afterAll(() => source.close());

const EVERYTHING = toDay('2099-12-31');
const NO_FILTER = { period: null, event: null, account: null };
const EVENTS: readonly LedgerEvent[] = ['receipt-wave', 'invoice-approved', 'provider-paid-bank'];

const post = (
  ctx: TenantContext,
  event: LedgerEvent,
  valueDate: Day,
  causeId: bigint,
  amount: bigint,
) =>
  ctx.transaction((tx) =>
    Promise.resolve(
      postEvent(ctx, tx, {
        event,
        valueDate,
        causeKind: 'test',
        causeId,
        amounts: { amount },
        parties: { creditParty: 'affiliation:5' },
      }),
    ),
  );

describe('the books of a tenant', () => {
  it('balance on every day, whatever was posted and reversed', async () => {
    const movement = fc.record({
      event: fc.constantFrom(...EVENTS),
      day: fc.integer({ min: 0, max: 89 }),
      amount: fc.bigInt({ min: 1n, max: 10_000_000_000n }),
      reversedAfter: fc.option(fc.integer({ min: 0, max: 30 })),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(movement, { minLength: 1, maxLength: 12 }), async (movements) => {
        const ctx = await newTenant(source);
        const start = toDay('2026-01-01');
        for (const [index, { event, day, amount, reversedAfter }] of movements.entries()) {
          const causeId = BigInt(index + 1);
          const valueDate = addDays(start, day);
          await post(ctx, event, valueDate, causeId, amount);
          if (reversedAfter === null) continue;
          const on = addDays(valueDate, reversedAfter);
          await ctx.transaction((tx) =>
            reversePostings(ctx, tx, { causeKind: 'test', causeId, valueDate: on }),
          );
        }
        for (const on of [start, addDays(start, 45), EVERYTHING]) {
          const balances = await listBalances(ctx, on);
          expect(sum(balances.map(({ balanceXof }) => balanceXof))).toBe(0n);
        }
        const kept = movements.filter(({ reversedAfter }) => reversedAfter === null);
        const cashed = kept.filter(({ event }) => event === 'receipt-wave');
        const wave = (await listBalances(ctx, EVERYTHING)).find(({ code }) => code === '552000');
        expect(wave?.balanceXof).toBe(sum(cashed.map(({ amount }) => amount)));
      }),
      { numRuns: 8 },
    );
  });

  it('show the journal by month, event and account, and a piece with its transfers', async () => {
    const ctx = await newTenant(source);
    await post(ctx, 'receipt-wave', toDay('2026-02-10'), 1n, 500n);
    await post(ctx, 'invoice-approved', toDay('2026-03-10'), 2n, 700n);
    const march = await listJournal(ctx, { ...NO_FILTER, period: toPeriod('2026-03') }, 1);
    expect(march).toMatchObject({ total: 1, rows: [{ event: 'invoice-approved' }] });
    const onWave = await listJournal(ctx, { ...NO_FILTER, account: '552000' }, 1);
    expect(onWave.rows.map(({ amountXof }) => amountXof)).toEqual([500n]);
    const detail = await getPosting(ctx, onWave.rows[0]?.id ?? 0n);
    expect(detail.transfers).toMatchObject([{ debitCode: '552000', creditCode: '411000' }]);
    const all = [];
    for await (const row of streamJournal(ctx, NO_FILTER)) all.push(row.number);
    expect(all).toEqual(['E-2026-000001', 'E-2026-000002']);
  });

  it('state an account line by line from its opening balance', async () => {
    const ctx = await newTenant(source);
    await post(ctx, 'receipt-wave', toDay('2026-01-31'), 1n, 100n);
    await post(ctx, 'receipt-wave', toDay('2026-02-10'), 2n, 30n);
    await post(ctx, 'provider-paid-wave', toDay('2026-02-20'), 3n, 50n);
    const question = {
      account: '552000',
      from: toDay('2026-02-01'),
      to: toDay('2026-02-28'),
      party: null,
    };
    const statement = await readStatement(ctx, question, 1);
    expect(statement).toMatchObject({ openingXof: 100n, closingXof: 80n, total: 2 });
    expect(statement.lines.map(({ balanceXof }) => balanceXof)).toEqual([130n, 80n]);
    const ofParty = await readStatement(
      ctx,
      { ...question, account: '411000', party: 'affiliation:5' },
      1,
    );
    expect(ofParty.lines).toMatchObject([{ creditXof: 30n, balanceXof: -130n }]);
  });
});

describe('a closed month', () => {
  it('refuses pieces of its days and of earlier ones, and takes later ones', async () => {
    const ctx = await closingContext();
    await post(ctx, 'receipt-wave', toDay('2026-02-10'), 1n, 500n);
    expect(await closeMonth(ctx, { period: toPeriod('2026-02') })).toEqual({ ok: true });
    for (const day of ['2026-02-28', '2026-01-15']) {
      await expect(post(ctx, 'receipt-wave', toDay(day), 2n, 500n)).rejects.toMatchObject({
        reason: 'ledger-month-closed',
      });
    }
    await post(ctx, 'receipt-wave', toDay('2026-03-01'), 3n, 500n);
    expect((await listMonths(ctx)).closedThrough).toBe('2026-02');
    expect((await listJournal(ctx, NO_FILTER, 1)).total).toBe(2);
  });

  it('is closed in order, once, and never before its end', async () => {
    const ctx = await closingContext();
    await post(ctx, 'receipt-wave', toDay('2026-02-10'), 1n, 500n);
    const refusal = (reason: string) => expect.objectContaining({ reason }) as unknown;
    await expect(closeMonth(ctx, { period: toPeriod('2026-03') })).rejects.toEqual(
      refusal('ledger-month-order'),
    );
    expect(await closeMonth(ctx, { period: toPeriod('2026-05') })).toEqual(
      refusal('ledger-month-not-over'),
    );
    expect(await closeMonth(ctx, { period: toPeriod('2026-02') })).toEqual({ ok: true });
    await expect(closeMonth(ctx, { period: toPeriod('2026-02') })).rejects.toEqual(
      refusal('ledger-month-closed'),
    );
  });
});

async function closingContext(): Promise<TenantContext> {
  const ctx = await newTenant(source);
  const user = { id: 1n, email: '', fullName: '', sessionId: '', hasSecondFactor: false };
  return { ...ctx, user, today: toDay('2026-05-05') };
}
