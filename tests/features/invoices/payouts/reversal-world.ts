import { expect } from 'vitest';
import { ordersOfInvoice } from '~/features/invoices/payouts/invoice-orders.server';
import { reversePayout } from '~/features/invoices/payouts/reverse-payout.server';
import { explainDay } from '~/features/payments/reconciliation/explanation-queries.server';
import { reconcileWallet } from '~/features/payments/reconciliation/reconcile-wallet.server';
import { createWaveClient } from '~/integrations/wave/wave-client.server';
import { expectInvariants } from '#tests/support/invariants';
import { clock, SIMULATED_KEY, simulatorUrl } from '../../payments/payment-world';
import {
  approvedInvoices,
  booked,
  expectPaidOnce,
  gerant,
  leftWallet,
  movements,
  order,
  states,
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
