import { describe, expect, it } from 'vitest';
import { NotFound } from '~/domain/outcome';
import { periodOf } from '~/domain/period';
import { payInvoice } from '~/features/invoices/pay-invoice.server';
import { ordersOfInvoice } from '~/features/invoices/payouts/invoice-orders.server';
import { remarkOn } from '~/features/invoices/payouts/last-answer';
import { reversePayout } from '~/features/invoices/payouts/reverse-payout.server';
import { undoRecordedPayment } from '~/features/invoices/undo-recorded-payment.server';
import { closeMonth } from '~/features/ledger/close-month.server';
import { createWaveClient } from '~/integrations/wave/wave-client.server';
import { expectInvariants } from '#tests/support/invariants';
import { clock, openPaymentWorld, SIMULATED_KEY, simulatorUrl } from '../../payments/payment-world';
import {
  approvedInvoices,
  booked,
  expectPaidOnce,
  expectUnpaid,
  gerant,
  leftWallet,
  MOBILE,
  movements,
  newPayoutIpm,
  order,
  orders,
  payments,
  SHARE_XOF,
  states,
  wave,
  work,
} from './payout-world';
import {
  DAY_MS,
  REASON,
  later,
  paidInvoices,
  orderIdOf,
  takeBack,
  reversals,
  reconcile,
  takeBackAtPortal,
  expectTakenBack,
} from './reversal-world';

openPaymentWorld();

describe('a payout', () => {
  it('comes back with its fee: the invoice is to be paid, and is paid again', async () => {
    const made = await newPayoutIpm();
    const [id = 0n] = await paidInvoices(made);
    expect(await takeBack(made, id)).toEqual({
      ...{ ok: true, invoiceId: id, outcome: 'payout-reversed' },
    });
    expect(await orders(made)).toMatchObject([{ state: 'reversed' }]);
    expect(await reversals(made)).toEqual([{ state: 'done', failureCode: null }]);
    expect(await payments(made)).toMatchObject([
      { reversedOn: made.contextOf().today, reversalReason: REASON, reversedBy: made.user.id },
    ]);
    await expectTakenBack(made, [id]);
    expect((await movements(made)).map(({ amountXof }) => amountXof)).toEqual([
      -SHARE_XOF,
      SHARE_XOF,
    ]);
    const fees = await made.sql.first<{ xof: bigint }>`SELECT SUM(feeXof) AS xof
      FROM WalletTransaction WHERE ipmId = ${made.sql.ipm}`;
    expect(fees).toEqual({ xof: 0n });
    await order(made, [id]);
    await work(made);
    expect(await states(made, [id])).toEqual(['paid']);
    expect(await leftWallet(made)).toBe(SHARE_XOF);
    expect((await booked(made)).postedXof).toBe(SHARE_XOF);
    await reconcile(made);
    await expectInvariants(made);
  });

  it('of a lot comes back alone', async () => {
    const made = await newPayoutIpm();
    const [first = 0n, second = 0n] = await paidInvoices(made, 2);
    expect(await takeBack(made, first)).toMatchObject({ ok: true });
    expect(await states(made, [first, second])).toEqual(['approved', 'paid']);
    expect(await leftWallet(made)).toBe(SHARE_XOF);
    await reconcile(made);
    await expectInvariants(made);
  });

  it('is asked back once by two clicks and two tabs', async () => {
    const made = await newPayoutIpm();
    const [id = 0n] = await paidInvoices(made);
    const key = 'the-same-form';
    const answers = await Promise.all([
      takeBack(made, id, { key }),
      takeBack(made, id, { key }),
      takeBack(made, id),
    ]);
    expect(answers.some(({ ok }) => ok)).toBe(true);
    await expectTakenBack(made, [id]);
    expect(await takeBack(made, id)).toEqual({ ok: false, reason: 'payout-not-paid' });
    expect((await reversals(made)).length).toBe(1);
  });

  it.each([
    ['+221700000006', 'payout-reversal-account-terminated', 'fermé'],
    ['+221700000007', 'insufficient-funds', 'n’a plus cette somme'],
  ])('that %s keeps stays paid, and Wave’s reason is told', async (recipient, code, words) => {
    const made = await newPayoutIpm(recipient);
    const [id = 0n] = await paidInvoices(made);
    expect(await takeBack(made, id)).toMatchObject({ ok: true, outcome: 'reversal-refused' });
    const [told] = await ordersOfInvoice(made.ctx, id);
    expect(told && remarkOn(gerant(made).t, told)).toContain(words);
    expect(await reversals(made)).toEqual([{ state: 'failed', failureCode: code }]);
    await expectPaidOnce(made, [id]);
    expect(await takeBack(made, id)).toMatchObject({ outcome: 'reversal-refused' });
    expect((await reversals(made)).length).toBe(2);
  });

  it('does not come back after three days, nor from a business, nor while Wave still pays it', async () => {
    const old = await newPayoutIpm();
    const [late = 0n] = await paidInvoices(old);
    later(3 * DAY_MS + 1);
    expect(await takeBack(old, late)).toEqual({ ok: false, reason: 'payout-too-old' });
    const business = await newPayoutIpm('M_polyclinique');
    const [kept = 0n] = await paidInvoices(business);
    expect(await takeBack(business, kept)).toEqual({ ok: false, reason: 'payout-to-business' });
    const held = await newPayoutIpm();
    await wave().setBehaviour(held.ipm.slug, { holdPayouts: true });
    const [waiting = 0n] = await approvedInvoices(held, 1);
    await order(held, [waiting]);
    await work(held);
    expect(await takeBack(held, waiting)).toEqual({ ok: false, reason: 'payout-not-paid' });
  });

  it('of another IPM is not found', async () => {
    const made = await newPayoutIpm();
    const [id = 0n] = await paidInvoices(made);
    const orderId = await orderIdOf(made, id);
    const other = await newPayoutIpm();
    await expect(reversePayout(gerant(other), { orderId, reason: REASON })).rejects.toThrow(
      NotFound,
    );
    await expectPaidOnce(made, [id]);
  });

  it('cannot be undone by hand: only Wave says that the money came back', async () => {
    const made = await newPayoutIpm();
    const [id = 0n] = await paidInvoices(made);
    const [payment] = await payments(made);
    const undone = await undoRecordedPayment(gerant(made), {
      paymentId: payment?.id ?? 0n,
      reason: REASON,
    });
    expect(undone).toEqual({ ok: false, reason: 'payment-by-wave-order' });
    await expectPaidOnce(made, [id]);
  });
});

describe('money that came back at Wave’s own portal', () => {
  it('undoes the payment of its order, by the list', async () => {
    const made = await newPayoutIpm();
    const [id = 0n] = await paidInvoices(made);
    const [paid] = await orders(made);
    await takeBackAtPortal(made, paid?.clientReference ?? '');
    await reconcile(made);
    await work(made);
    expect(await orders(made)).toMatchObject([{ state: 'reversed' }]);
    await expectTakenBack(made, [id]);
  });

  it('in a month closed since is undone on the first day that is open', async () => {
    const made = await newPayoutIpm();
    const [id = 0n] = await paidInvoices(made);
    await reconcile(made);
    const [paid] = await orders(made);
    const day = made.contextOf().today;
    await takeBackAtPortal(made, paid?.clientReference ?? '');
    later(20 * DAY_MS);
    expect(await closeMonth(gerant(made), { period: periodOf(day) })).toMatchObject({ ok: true });
    await reconcile(made);
    await work(made);
    await expectTakenBack(made, [id]);
    expect(await payments(made)).toMatchObject([{ reversedOn: day }]);
    const pieces = await made.sql.rows`SELECT valueDate FROM LedgerPosting
      WHERE ipmId = ${made.sql.ipm} AND causeKind = ${'provider-payment-reversal'}`;
    expect(pieces).toEqual([{ valueDate: '2026-12-01' }]);
  });

  it('before the order was known to be paid leaves two pieces for two movements', async () => {
    const made = await newPayoutIpm();
    const [id = 0n] = await approvedInvoices(made, 1);
    await wave().setBehaviour(made.ipm.slug, { holdPayouts: true });
    await order(made, [id]);
    await work(made);
    await wave().settlePayouts(made.ipm.slug);
    const [sent] = await orders(made);
    await takeBackAtPortal(made, sent?.clientReference ?? '');
    await work(made);
    expect(await orders(made)).toMatchObject([{ state: 'reversed' }]);
    expect((await payments(made)).length).toBe(1);
    await expectTakenBack(made, [id]);
  });

  it('undoes a payment that was made there and copied here', async () => {
    const made = await newPayoutIpm();
    const [id = 0n] = await approvedInvoices(made, 1);
    const reference = `portail-${made.ipm.id}`;
    const port = createWaveClient({
      ...{ baseUrl: simulatorUrl(), apiKey: SIMULATED_KEY(made.ipm.id), now: () => clock.now },
    });
    await port.createPayout({
      ...{ receiveAmountXof: SHARE_XOF, mobile: MOBILE },
      ...{ clientReference: reference, idempotencyKey: reference },
    });
    const paidOn = made.contextOf().today;
    await payInvoice(gerant(made), { invoiceId: id, method: 'wave', reference, paidOn });
    await reconcile(made);
    expect(await movements(made)).toMatchObject([{ state: 'settled', invoiceId: id }]);
    await takeBackAtPortal(made, reference);
    await reconcile(made);
    await work(made);
    await expectTakenBack(made, [id]);
  });
});

describe('an order refused at first', () => {
  it('has nothing to take back', async () => {
    const made = await newPayoutIpm('+221700000001');
    const [id = 0n] = await approvedInvoices(made, 1);
    await order(made, [id]);
    await work(made);
    expect(await takeBack(made, id)).toEqual({ ok: false, reason: 'payout-not-paid' });
    await expectUnpaid(made, [id]);
  });
});
