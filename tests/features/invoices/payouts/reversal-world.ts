import { expect } from 'vitest';
import { payInvoice } from '~/features/invoices/pay-invoice.server';
import { ordersOfInvoice } from '~/features/invoices/payouts/invoice-orders.server';
import { reversePayout } from '~/features/invoices/payouts/reverse-payout.server';
import { undoRecordedPayment } from '~/features/invoices/undo-recorded-payment.server';
import { explainDay } from '~/features/payments/reconciliation/explanation-queries.server';
import { reconcileWallet } from '~/features/payments/reconciliation/reconcile-wallet.server';
import { suspendTransaction } from '~/features/payments/reconciliation/suspend-transaction.server';
import { createWaveClient } from '~/integrations/wave/wave-client.server';
import type { IpmContext } from '~/platform/context';
import { expectInvariants } from '#tests/support/invariants';
import { clock, SIMULATED_KEY, simulatorUrl } from '../../payments/payment-world';
import {
  approvedInvoices,
  booked,
  expectPaidOnce,
  gerant,
  leftWallet,
  MOBILE,
  movements,
  order,
  payments,
  SHARE_XOF,
  states,
  wave,
  work,
  type Payouts,
} from './payout-world';

export const DAY_MS = 86_400_000;
export const REASON = 'Payée au mauvais prestataire';

export const later = (ms: number) => {
  clock.now = new Date(clock.now.getTime() + ms);
};

export async function paidInvoices(made: Payouts, count = 1): Promise<bigint[]> {
  const ids = await approvedInvoices(made, count);
  await order(made, ids);
  await work(made);
  await expectPaidOnce(made, ids);
  return ids;
}

export const orderIdOf = async (made: Payouts, invoiceId: bigint) =>
  (await ordersOfInvoice(made.ctx, invoiceId))[0]?.id ?? 0n;

export const takeBack = async (
  made: Payouts,
  invoiceId: bigint,
  form?: { readonly key?: string },
) =>
  reversePayout(gerant(made, form), { orderId: await orderIdOf(made, invoiceId), reason: REASON });

export const reversals = ({ sql }: Payouts) =>
  sql.rows<{ state: string; failureCode: string | null }>`SELECT state, failureCode
    FROM WavePayoutReversal WHERE ipmId = ${sql.ipm} ORDER BY id`;

export const reconcile = (made: Payouts) => reconcileWallet(made.contextOf({ user: null }));

/** Somebody takes a payout back at Wave's own portal. */
export async function takeBackAtPortal({ ipm }: Payouts, clientReference: string) {
  const apiKey = SIMULATED_KEY(ipm.id);
  const port = createWaveClient({ baseUrl: simulatorUrl(), apiKey, now: () => clock.now });
  const found = await port.searchPayoutsByReference(clientReference);
  const id = found.ok ? (found.value[0]?.id ?? '') : '';
  expect(await port.reversePayout({ id, idempotencyKey: `portal-${id}` })).toMatchObject({
    ok: true,
  });
}

/** The money is back, the invoice is to be paid, and each movement at Wave has its piece. */
export async function expectTakenBack(made: Payouts, ids: readonly bigint[]) {
  expect(await states(made, ids)).toEqual(ids.map(() => 'approved'));
  expect(await leftWallet(made)).toBe(0n);
  expect((await booked(made)).postedXof).toBe(0n);
  await reconcile(made);
  await expectInvariants(made);
  const listed = await movements(made);
  expect(listed.map(({ state }) => state)).toEqual(listed.map(() => 'settled'));
  await expectExplained(made);
}

/** Line by line, the books of the wallet and Wave say the same. */
async function expectExplained(made: Payouts) {
  const { sql } = made;
  const { today: day } = made.contextOf();
  const read = await sql.first<{ closingXof: bigint }>`SELECT closingXof FROM WalletDay
    WHERE ipmId = ${sql.ipm} AND day = ${day}`;
  const { lines } = await explainDay(made.contextOf(), { day, closingXof: read?.closingXof ?? 0n });
  expect(lines).toEqual([]);
}

/** What the books say of the wallet, less what Wave says of it, fees included: 0 when all is well. */
export async function difference({ sql, ipm }: Payouts): Promise<bigint> {
  const books = await sql.first<{ xof: bigint | null }>`SELECT
      SUM(IF(debitCode = ${'552000'}, amountXof, 0) - IF(creditCode = ${'552000'}, amountXof, 0))
        AS xof
    FROM LedgerTransfer WHERE ipmId = ${sql.ipm}`;
  const listed = await wave().listTransactions(ipm.slug, 1_000);
  const atWave = listed.reduce((all, { amountXof, feeXof }) => all + amountXof - feeXof, 0n);
  return (books?.xof ?? 0n) - atWave;
}

/** Somebody pays a provider at Wave's own portal. */
export async function payAtPortal({ ipm }: Payouts, clientReference: string) {
  const apiKey = SIMULATED_KEY(ipm.id);
  const port = createWaveClient({ baseUrl: simulatorUrl(), apiKey, now: () => clock.now });
  const paid = await port.createPayout({
    ...{ receiveAmountXof: SHARE_XOF, mobile: MOBILE, clientReference },
    idempotencyKey: `portal-${clientReference}`,
  });
  expect(paid.ok).toBe(true);
}

/** The accountant copies a payment here. */
export const copy = (
  made: Payouts,
  invoiceId: bigint,
  reference: string,
  method: 'wave' | 'bank' = 'wave',
) => payInvoice(gerant(made), { invoiceId, method, reference, paidOn: made.contextOf().today });

export const undoLast = async (
  made: Payouts,
  through: (ctx: IpmContext) => IpmContext = (ctx) => ctx,
) =>
  undoRecordedPayment(through(gerant(made)), {
    paymentId: (await payments(made)).at(-1)?.id ?? 0n,
    reason: REASON,
  });

/** Days go by: the wallet is read, and the minute's task runs. */
export async function turns(made: Payouts): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) {
    later(61_000);
    await reconcile(made);
    await work(made);
  }
  await reconcile(made);
}

/** What waits for an explanation is put in suspense; answers how much of it there was. */
export async function suspendAll(made: Payouts): Promise<number> {
  const waiting = await made.sql.rows<{ id: bigint }>`SELECT id FROM WalletTransaction
    WHERE ipmId = ${made.sql.ipm} AND state = ${'waiting'}`;
  for (const { id } of waiting) {
    const suspended = await suspendTransaction(gerant(made), { transactionId: id, reason: REASON });
    expect(suspended).toEqual({ ok: true });
  }
  return waiting.length;
}

/** Wave carries out an order that was called failed, after the invoice was paid by the bank. */
export async function paidTwice(made: Payouts): Promise<bigint> {
  const [id = 0n] = await approvedInvoices(made, 1);
  await wave().setBehaviour(made.ipm.slug, { holdPayouts: true });
  await order(made, [id]);
  await work(made);
  await made.sql.run`UPDATE WavePayout SET state = ${'failed'}, failureCode = ${'unknown-error'}
    WHERE ipmId = ${made.sql.ipm}`;
  await copy(made, id, 'VIR-9', 'bank');
  await wave().settlePayouts(made.ipm.slug);
  await wave().setBehaviour(made.ipm.slug, { holdPayouts: false });
  await turns(made);
  return id;
}
