import { describe, expect, it } from 'vitest';
import { NotFound } from '~/domain/outcome';
import { payInvoice } from '~/features/invoices/pay-invoice.server';
import { listPayables } from '~/features/invoices/payouts/payable-queries.server';
import { orderPayouts } from '~/features/invoices/payouts/order-payouts.server';
import { reconcileWallet } from '~/features/payments/reconciliation/reconcile-wallet.server';
import { adjudicated, line } from '../care-world';
import { openPaymentWorld } from '../../payments/payment-world';
import {
  approvedInvoices,
  booked,
  expectPaidOnce,
  expectUnpaid,
  gerant,
  kindsOf,
  leftWallet,
  MOBILE,
  movements,
  newPayoutIpm,
  order,
  orderOf,
  orders,
  paidAt,
  SHARE_XOF,
  states,
  wave,
  work,
} from './payout-world';

openPaymentWorld();

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
    expect(await movements(made)).toEqual([
      { state: 'settled', amountXof: -SHARE_XOF, invoiceId: ids[0] },
    ]);
  });

  it('pays a business by its own call, and several mobiles in one lot', async () => {
    const made = await newPayoutIpm('M_polyclinique');
    const toBusiness = await approvedInvoices(made, 2);
    await order(made, toBusiness);
    await work(made);
    await expectPaidOnce(made, toBusiness);
    expect(await kindsOf(made)).toEqual(new Set(['b2b_payment']));
    const other = await newPayoutIpm();
    const toMobile = await approvedInvoices(other, 3);
    await order(other, toMobile);
    await work(other);
    await expectPaidOnce(other, toMobile);
    expect(await kindsOf(other)).toEqual(new Set(['api_payout']));
    const lots = await other.sql.rows`SELECT DISTINCT waveBatchId FROM WavePayout
      WHERE ipmId = ${other.sql.ipm} AND waveBatchId IS NOT NULL`;
    expect(lots.length).toBe(1);
    await reconcileWallet(other.contextOf({ user: null }));
    const moved = await movements(other);
    expect(moved.every(({ state }) => state === 'settled')).toBe(true);
    expect(new Set(moved.map(({ invoiceId }) => invoiceId))).toEqual(new Set(toMobile));
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

  it.each([
    ['payout.create', MOBILE, 401, 'api-key-revoked'],
    ['b2b-payout.create', 'M_nobody', 404, 'not-found'],
  ] as const)(
    'that %s refuses at first ends: nothing can have left',
    async (call, to, status, code) => {
      const made = await newPayoutIpm(to);
      const ids = await approvedInvoices(made, 1);
      await wave().addFault({ walletId: made.ipm.slug, call, times: 1, status, code });
      await order(made, ids);
      await work(made);
      expect(await orders(made)).toMatchObject([{ state: 'failed', failureCode: code }]);
      await expectUnpaid(made, ids);
    },
  );

  it('is not given to another account than the one that was read, nor to a doubted name unread', async () => {
    const made = await newPayoutIpm();
    const ids = await approvedInvoices(made, 1);
    const shown = await orderOf(made, ids);
    await paidAt(made, '+221771234599');
    const changed = await orderPayouts(gerant(made), shown);
    expect(changed).toEqual({ ok: false, reason: 'payout-account-changed' });
    await made.sql.run`UPDATE ProviderAdhesion SET waveNameMatch = ${'no-match'}
      WHERE ipmId = ${made.sql.ipm}`;
    const doubted = await orderOf(made, ids);
    expect(await orderPayouts(gerant(made), doubted)).toEqual({
      ok: false,
      reason: 'payout-names-not-verified',
    });
    const ticked = await orderPayouts(gerant(made), { ...doubted, namesVerified: true });
    expect(ticked).toMatchObject({ ok: true });
  });

  it('is somebody else’s where payment is apart: not of who approved, nor of who wrote the account', async () => {
    const made = await newPayoutIpm();
    const ids = await approvedInvoices(made, 1);
    await made.sql.run`UPDATE DutyRule SET payerApart = 1 WHERE ipmId = ${made.sql.ipm}`;
    expect(await order(made, ids)).toMatchObject({ ok: false, reason: 'payout-hindered' });
    await made.sql.run`UPDATE ProviderInvoice SET approvedBy = NULL WHERE ipmId = ${made.sql.ipm}`;
    await made.sql.run`UPDATE ProviderAdhesion SET waveRecipientBy = ${made.user.id}
      WHERE ipmId = ${made.sql.ipm}`;
    expect(await listPayables(gerant(made), ids)).toMatchObject([
      { obstacle: 'payer-wrote-account' },
    ]);
    expect(await order(made, ids)).toMatchObject({ ok: false, reason: 'payout-hindered' });
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
    expect(await order(made, [good, early])).toMatchObject({
      ok: false,
      reason: 'payout-hindered',
    });
    const shown = await orderOf(made, [good]);
    const cheaper = await orderPayouts(gerant(made), { ...shown, totalXof: SHARE_XOF - 1n });
    expect(cheaper).toEqual({ ok: false, reason: 'payout-total-changed' });
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
