import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NotFound } from '~/domain/outcome';
import { payInvoice } from '~/features/invoices/pay-invoice.server';
import { reconcileWallet } from '~/features/payments/reconciliation/reconcile-wallet.server';
import { orderPayouts } from '~/features/invoices/payouts/order-payouts.server';
import { compareSummaries } from '~/features/summaries/compare-summaries.server';
import { adjudicated, line } from '../care-world';
import { clock, openPaymentWorld } from '../../payments/payment-world';
import {
  approvedInvoices,
  booked,
  gerant,
  leftWallet,
  MOBILE,
  newPayoutIpm,
  orders,
  paidAt,
  SHARE_XOF,
  states,
  wave,
  work,
  type Payouts,
} from './payout-world';

openPaymentWorld();

const order = (made: Payouts, invoiceIds: readonly bigint[], form?: { readonly key?: string }) =>
  orderPayouts(gerant(made, form), {
    invoiceIds: [...invoiceIds],
    totalXof: SHARE_XOF * BigInt(new Set(invoiceIds).size),
  });

/** One payment, one piece and one movement at Wave for each invoice, of its amount. */
async function expectPaidOnce(made: Payouts, ids: readonly bigint[]) {
  expect(await states(made, ids)).toEqual(ids.map(() => 'paid'));
  const { payments, postedXof } = await booked(made);
  const dueXof = SHARE_XOF * BigInt(ids.length);
  expect(payments.length).toBe(ids.length);
  expect(postedXof).toBe(dueXof);
  expect(await leftWallet(made)).toBe(dueXof);
  expect((await compareSummaries(made.sql)).differences).toEqual([]);
}

async function expectUnpaid(made: Payouts, ids: readonly bigint[]) {
  expect(await states(made, ids)).toEqual(ids.map(() => 'approved'));
  expect(await booked(made)).toEqual({ payments: [], postedXof: 0n });
  expect(await leftWallet(made)).toBe(0n);
}

describe('an order to pay through Wave', () => {
  it('pays one invoice on a mobile, with the reference under which Wave lists it', async () => {
    const made = await newPayoutIpm();
    const ids = await approvedInvoices(made, 1);
    expect(await order(made, ids)).toMatchObject({ ok: true, count: 1, totalXof: SHARE_XOF });
    await expectUnpaid(made, ids);
    await work(made);
    await expectPaidOnce(made, ids);
    const [only] = await orders(made);
    const { payments } = await booked(made);
    expect(payments[0]).toMatchObject({ method: 'wave', reference: only?.clientReference });
    await reconcileWallet(made.contextOf({ user: null }));
    const [moved] = await made.sql.rows<{
      state: string;
      invoiceId: bigint;
    }>`SELECT state, invoiceId
      FROM WalletTransaction WHERE ipmId = ${made.sql.ipm}`;
    expect(moved).toEqual({ state: 'settled', invoiceId: ids[0] });
  });

  it('pays a business by its own call, and several mobiles in one lot', async () => {
    const made = await newPayoutIpm('M_polyclinique');
    const toBusiness = await approvedInvoices(made, 2);
    await order(made, toBusiness);
    await work(made);
    await expectPaidOnce(made, toBusiness);
    await paidAt(made, MOBILE);
    const other = await newPayoutIpm();
    const toMobile = await approvedInvoices(other, 3);
    await order(other, toMobile);
    await work(other);
    await expectPaidOnce(other, toMobile);
    const moved = await wave().listTransactions(other.ipm.slug, 10);
    expect(moved.every(({ kind }) => kind === 'api_payout')).toBe(true);
  });

  it('waits while Wave holds the money, and nothing else pays meanwhile', async () => {
    const made = await newPayoutIpm();
    const ids = await approvedInvoices(made, 2);
    await wave().setBehaviour(made.ipm.slug, { holdPayouts: true });
    await order(made, ids);
    await work(made);
    expect((await orders(made)).map(({ state }) => state)).toEqual(['sent', 'sent']);
    await expectUnpaid(made, ids);
    expect(await order(made, ids)).toMatchObject({ ok: false, reason: 'payout-hindered' });
    const byHand = await payInvoice(made.ctx, {
      ...{ invoiceId: ids[0] ?? 0n, method: 'bank', reference: 'VIR-1' },
      paidOn: made.ctx.today,
    });
    expect(byHand).toEqual({ ok: false, reason: 'payout-under-way' });
    await wave().setBehaviour(made.ipm.slug, { holdPayouts: false });
    await work(made);
    await expectPaidOnce(made, ids);
  });

  it.each([
    ['+221700000001', 'recipient-minor'],
    ['+221700000004', 'recipient-limit-exceeded'],
    ['+221700000005', 'recipient-account-inactive'],
  ])('to %s fails with %s: the invoice can be paid again', async (recipient, code) => {
    const made = await newPayoutIpm(recipient);
    const ids = await approvedInvoices(made, 1);
    await order(made, ids);
    await work(made);
    expect(await orders(made)).toMatchObject([{ state: 'failed', failureCode: code }]);
    await expectUnpaid(made, ids);
    await paidAt(made, MOBILE);
    await order(made, ids);
    await work(made);
    await expectPaidOnce(made, ids);
  });

  it('of a lot fails alone: the others are paid', async () => {
    const made = await newPayoutIpm();
    const [good = 0n, bad = 0n] = await approvedInvoices(made, 2);
    await order(made, [good, bad]);
    await made.sql.run`UPDATE WavePayout SET recipient = ${'+221700000005'}
      WHERE ipmId = ${made.sql.ipm} AND invoiceId = ${bad}`;
    await work(made);
    expect(await states(made, [good, bad])).toEqual(['paid', 'approved']);
    expect((await booked(made)).postedXof).toBe(SHARE_XOF);
    expect(await leftWallet(made)).toBe(SHARE_XOF);
  });

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

  it('that Wave’s refusal of the key leaves in doubt is neither lost nor paid by hand', async () => {
    const made = await newPayoutIpm();
    const ids = await approvedInvoices(made, 1);
    await wave().addFault({
      ...{ walletId: made.ipm.slug, call: 'payout.create', times: 1 },
      ...{ status: 401, code: 'api-key-revoked' },
    });
    await order(made, ids);
    await work(made);
    expect(await orders(made)).toMatchObject([{ state: 'intent', failureCode: 'api-key-revoked' }]);
    await work(made);
    await expectPaidOnce(made, ids);
  });

  it('given twice at once, by a double click or by two persons, is given once', async () => {
    const made = await newPayoutIpm();
    const ids = await approvedInvoices(made, 3);
    const answers = await Promise.all([
      order(made, ids, { key: 'click' }),
      order(made, ids, { key: 'click' }),
      order(made, [...ids].reverse()),
    ]);
    expect(answers.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(1);
    expect((await orders(made)).length).toBe(3);
    await Promise.all([work(made), work(made)]);
    await expectPaidOnce(made, ids);
  });

  it('is refused for what is not approved, has no account, or changed: none of them is ordered', async () => {
    const made = await newPayoutIpm();
    const [good = 0n] = await approvedInvoices(made, 1);
    const early = await adjudicated(made, [line()]);
    const ctx = gerant(made);
    expect(await order(made, [good, early])).toMatchObject({
      ok: false,
      reason: 'payout-hindered',
    });
    const wrong = await orderPayouts(ctx, { invoiceIds: [good], totalXof: SHARE_XOF - 1n });
    expect(wrong).toEqual({ ok: false, reason: 'invoice-figures-changed' });
    await paidAt(made, null);
    expect(await order(made, [good])).toMatchObject({ ok: false, reason: 'payout-hindered' });
    expect(await orders(made)).toEqual([]);
  });

  it('does not reach another IPM’s invoice', async () => {
    const made = await newPayoutIpm();
    const other = await newPayoutIpm();
    const [theirs = 0n] = await approvedInvoices(other, 1);
    await expect(order(made, [theirs])).rejects.toBeInstanceOf(NotFound);
    expect(await orders(other)).toEqual([]);
  });

  it('keeps the account of the moment it was given', async () => {
    const made = await newPayoutIpm();
    const ids = await approvedInvoices(made, 1);
    await order(made, ids);
    await paidAt(made, '+221771234599');
    await work(made);
    await reconcileWallet(made.contextOf({ user: null }));
    const moved = await made.sql.rows<{ counterpartyMobile: string }>`SELECT counterpartyMobile
      FROM WalletTransaction WHERE ipmId = ${made.sql.ipm}`;
    expect(moved).toEqual([{ counterpartyMobile: MOBILE }]);
  });
});

describe('whatever Wave does', () => {
  it('what left the wallet is what the books say, and each invoice is paid at most once', async () => {
    const faults = fc.constantFrom(
      { status: 500, code: 'internal-server-error', afterEffect: true },
      { status: 503, code: 'service-unavailable' },
      { status: 0 },
      { status: 401, code: 'invalid-auth' },
      { status: 409, code: 'idempotency-mismatch' },
    );
    const plan = fc.record({
      invoices: fc.integer({ min: 1, max: 3 }),
      faults: fc.array(fc.record({ fault: faults, times: fc.integer({ min: 1, max: 4 }) }), {
        maxLength: 3,
      }),
      holds: fc.boolean(),
      recipient: fc.constantFrom(MOBILE, 'M_polyclinique', '+221700000003', '+221700000005'),
    });
    await fc.assert(
      fc.asyncProperty(plan, async ({ invoices, faults: chosen, holds, recipient }) => {
        const made = await newPayoutIpm(recipient);
        const { slug: walletId } = made.ipm;
        const ids = await approvedInvoices(made, invoices);
        await wave().setBehaviour(walletId, { holdPayouts: holds });
        for (const { fault, times } of chosen) await wave().addFault({ walletId, times, ...fault });
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
