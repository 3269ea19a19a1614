import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { payInvoice } from '~/features/invoices/pay-invoice.server';
import { reconcileWallet } from '~/features/payments/reconciliation/reconcile-wallet.server';
import { suspendTransaction } from '~/features/payments/reconciliation/suspend-transaction.server';
import { compareSummaries } from '~/features/summaries/compare-summaries.server';
import { saveWallet } from '~/features/wallets/save-wallet.server';
import { clock, openPaymentWorld, SIMULATED_KEY } from '../../payments/payment-world';
import {
  anyFaults,
  approvedInvoices,
  booked,
  expectPaidOnce,
  gerant,
  leftWallet,
  MOBILE,
  newPayoutIpm,
  order,
  orders,
  wave,
  work,
  type Payouts,
} from './payout-world';

openPaymentWorld();

describe('an order that Wave leaves in doubt', () => {
  it.each(['payout.create', 'payout-batch.create'] as const)(
    'whose answer to %s was lost is asked again with its key, and paid once',
    async (call) => {
      const made = await newPayoutIpm();
      const ids = await approvedInvoices(made, call === 'payout.create' ? 1 : 2);
      await wave().addFault({
        ...{ walletId: made.ipm.slug, call, times: 10, status: 500 },
        ...{ code: 'internal-server-error', afterEffect: true },
      });
      await order(made, ids);
      await work(made);
      expect((await orders(made)).map(({ state }) => state)).toEqual(ids.map(() => 'intent'));
      await wave().clearFaults(made.ipm.slug);
      await work(made);
      await expectPaidOnce(made, ids);
    },
  );

  it('that was not answered is not ended by a refusal of the key after it', async () => {
    const made = await newPayoutIpm();
    const ids = await approvedInvoices(made, 1);
    const fault = { walletId: made.ipm.slug, call: 'payout.create' as const, times: 1 };
    const lost = { status: 500, code: 'internal-server-error', afterEffect: true };
    await wave().addFault({ ...fault, ...lost });
    await order(made, ids);
    await work(made);
    await wave().addFault({ ...fault, status: 401, code: 'api-key-revoked' });
    await work(made);
    expect(await orders(made)).toMatchObject([{ state: 'intent', failureCode: 'api-key-revoked' }]);
    const byHand = await payInvoice(made.ctx, {
      ...{ invoiceId: ids[0] ?? 0n, method: 'cheque', reference: 'CHQ-1' },
      paidOn: made.ctx.today,
    });
    expect(byHand).toEqual({ ok: false, reason: 'payout-under-way' });
    await work(made);
    await expectPaidOnce(made, ids);
  });

  it('unanswered for more than an hour is looked for before it is sent again', async () => {
    for (const recipient of [MOBILE, 'M_polyclinique']) {
      const made = await newPayoutIpm(recipient);
      const ids = await approvedInvoices(made, 1);
      const { slug: walletId } = made.ipm;
      await wave().addFault({
        ...{ walletId, times: 1, status: 500, code: 'internal-server-error', afterEffect: true },
      });
      await order(made, ids);
      await work(made);
      clock.now = new Date(clock.now.getTime() + 2 * 3_600_000);
      // As if Wave had forgotten the key: the order would be paid anew.
      await made.sql.run`UPDATE WavePayout SET idempotencyKey = ${`forgotten-${made.ipm.id}`}
        WHERE ipmId = ${made.sql.ipm}`;
      await work(made);
      await expectPaidOnce(made, ids);
    }
  });

  it('that the wallet’s list shows is paid, even when it was called failed', async () => {
    const made = await newPayoutIpm();
    const ids = await approvedInvoices(made, 1);
    const { slug: walletId } = made.ipm;
    await wave().addFault({
      ...{ walletId, call: 'payout.create', times: 1, status: 500 },
      ...{ code: 'internal-server-error', afterEffect: true },
    });
    await order(made, ids);
    await work(made);
    await reconcileWallet(made.contextOf({ user: null }));
    const [row] = await made.sql.rows<{ id: bigint; state: string }>`SELECT id, state
      FROM WalletTransaction WHERE ipmId = ${made.sql.ipm}`;
    expect(row?.state).toBe('waiting');
    const asked = { transactionId: row?.id ?? 0n, reason: 'Inconnu' };
    const suspended = await suspendTransaction(gerant(made), asked);
    expect(suspended).toEqual({ ok: false, reason: 'payout-under-way' });
    await made.sql.run`UPDATE WavePayout SET state = ${'failed'}, failureCode = ${'unknown-error'}
      WHERE ipmId = ${made.sql.ipm}`;
    await work(made);
    await expectPaidOnce(made, ids);
    await reconcileWallet(made.contextOf({ user: null }));
    const [after] = await made.sql.rows`SELECT state FROM WalletTransaction
      WHERE ipmId = ${made.sql.ipm}`;
    expect(after).toEqual({ state: 'settled' });
  });

  it('whose success comes after the invoice was paid otherwise says so', async () => {
    const made = await newPayoutIpm();
    const ids = await approvedInvoices(made, 1);
    await wave().setBehaviour(made.ipm.slug, { holdPayouts: true });
    await order(made, ids);
    await work(made);
    await made.sql.run`UPDATE WavePayout SET state = ${'failed'} WHERE ipmId = ${made.sql.ipm}`;
    const byHand = await payInvoice(made.ctx, {
      ...{ invoiceId: ids[0] ?? 0n, method: 'bank', reference: 'VIR-9' },
      paidOn: made.ctx.today,
    });
    expect(byHand).toMatchObject({ ok: true });
    await wave().settlePayouts(made.ipm.slug);
    await reconcileWallet(made.contextOf({ user: null }));
    await work(made);
    expect(await orders(made)).toMatchObject([{ state: 'failed', failureCode: 'paid-twice' }]);
    const { payments } = await booked(made);
    expect(payments).toMatchObject([{ method: 'bank' }]);
  });

  it('that Wave took and no longer knows says so, and is still asked about', async () => {
    const made = await newPayoutIpm();
    const ids = await approvedInvoices(made, 1);
    const { slug: walletId } = made.ipm;
    await wave().setBehaviour(walletId, { holdPayouts: true });
    await order(made, ids);
    await work(made);
    await wave().addFault({
      walletId,
      call: 'payout.get',
      times: 1,
      status: 404,
      code: 'not-found',
    });
    await work(made);
    expect(await orders(made)).toMatchObject([{ state: 'sent', failureCode: 'not-found' }]);
    await work(made);
    expect(await orders(made)).toMatchObject([{ state: 'sent', failureCode: null }]);
    await wave().settlePayouts(walletId);
    await work(made);
    await expectPaidOnce(made, ids);
  });

  it('is asked about by one worker at a time', async () => {
    const made = await newPayoutIpm();
    const ids = await approvedInvoices(made, 2);
    await order(made, ids);
    const { ipm } = made;
    await wave().addFault({
      walletId: ipm.slug,
      call: 'payout-batch.create',
      times: 1,
      delayMs: 300,
    });
    await Promise.all([work(made), work(made), work(made)]);
    await work(made);
    await expectPaidOnce(made, ids);
  });

  it('under way keeps another wallet from taking its place; a new key of its own may', async () => {
    const made = await newPayoutIpm();
    const [first = 0n, second = 0n] = await approvedInvoices(made, 2);
    await order(made, [first]);
    await work(made);
    await reconcileWallet(made.contextOf({ user: null }));
    await order(made, [second]);
    const other = await newPayoutIpm();
    const key = (of: Payouts) => ({
      ...{ walletName: 'Wave', apiKey: SIMULATED_KEY(of.ipm.id), webhookSecret: null },
      ...{ webhookStrategy: 'signing' as const, signingSecret: null },
    });
    expect(await saveWallet(gerant(made), key(other))).toEqual({
      ok: false,
      reason: 'payouts-under-way',
    });
    expect(await saveWallet(gerant(made), key(made))).toMatchObject({ ok: true });
    await work(made);
    await expectPaidOnce(made, [first, second]);
  });
});

describe('whatever Wave does', () => {
  it('what left the wallet is what the books say, and each invoice is paid at most once', async () => {
    const plan = fc.record({
      invoices: fc.integer({ min: 1, max: 3 }),
      faults: anyFaults,
      holds: fc.boolean(),
      recipient: fc.constantFrom(MOBILE, 'M_polyclinique', '+221700000003', '+221700000005'),
    });
    await fc.assert(
      fc.asyncProperty(plan, async ({ invoices, faults: chosen, holds, recipient }) => {
        const made = await newPayoutIpm(recipient);
        const { slug: walletId } = made.ipm;
        const ids = await approvedInvoices(made, invoices);
        await wave().setBehaviour(walletId, { holdPayouts: holds });
        for (const fault of chosen) await wave().addFault({ walletId, ...fault });
        await order(made, ids);
        for (let turn = 0; turn < 3; turn += 1) await work(made);
        await wave().clearFaults(walletId);
        await wave().setBehaviour(walletId, { holdPayouts: false });
        await wave().settlePayouts(walletId);
        clock.now = new Date(clock.now.getTime() + 60_000);
        for (let turn = 0; turn < 2; turn += 1) await work(made);
        const given = await orders(made);
        expect(given.every(({ state }) => state === 'done' || state === 'failed')).toBe(true);
        const { payments, postedXof } = await booked(made);
        expect(await leftWallet(made)).toBe(postedXof);
        expect(payments.length).toBe(given.filter(({ state }) => state === 'done').length);
        expect((await compareSummaries(made.sql)).differences).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});
