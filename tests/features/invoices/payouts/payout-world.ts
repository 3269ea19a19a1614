import fc from 'fast-check';
import { expect } from 'vitest';
import { compareSummaries } from '~/features/summaries/compare-summaries.server';
import { orderPayouts } from '~/features/invoices/payouts/order-payouts.server';
import { listPayables } from '~/features/invoices/payouts/payable-queries.server';
import { settlePayouts } from '~/features/invoices/payouts/settle-payouts.server';
import { createSimulatorClient } from '~/integrations/wave/simulator-client.server';
import type { PayoutState } from '~/domain/payments/payout-state';
import { approved, invoiceOf, line, newCareIpm, type CareIpm } from '../care-world';
import { newWallet, pageContext, simulatorUrl } from '../../payments/payment-world';

export const MOBILE = '+221771234501';
export const OPENING_XOF = 10_000_000n;
/** What the IPM pays of a consultation of 5 000 at 80 %. */
export const SHARE_XOF = 4_000n;
const NOWHERE = 'http://127.0.0.1:9/webhooks/wave';

export type Payouts = CareIpm;

/** An IPM with a full wallet, whose clinic is paid on a mobile. */
export async function newPayoutIpm(recipient: string | null = MOBILE): Promise<Payouts> {
  const made = await newCareIpm();
  await newWallet(made, `${NOWHERE}/${made.ipm.slug}`, { openingBalanceXof: OPENING_XOF });
  await paidAt(made, recipient);
  return made;
}

export const paidAt = ({ sql, adhesionId }: Payouts, recipient: string | null) =>
  sql.run`UPDATE ProviderAdhesion SET waveRecipient = ${recipient}
    WHERE ipmId = ${sql.ipm} AND id = ${adhesionId}`;

/** Approved invoices of 4 000 each. */
export async function approvedInvoices(made: Payouts, count: number): Promise<bigint[]> {
  const ids: bigint[] = [];
  for (let index = 0; index < count; index += 1) {
    const careOn = `2026-10-${String(index + 1).padStart(2, '0')}` as never;
    ids.push(await approved(made, [line({ careOn })]));
  }
  return ids;
}

export const gerant = (made: Payouts, form?: { readonly key?: string }) =>
  pageContext(made, 'ipm', form, []);

/** What the screen shows and its form sends. */
export async function orderOf(made: Payouts, invoiceIds: readonly bigint[]) {
  const payables = await listPayables(gerant(made), [...new Set(invoiceIds)]);
  const accountOf = new Map(payables.map(({ id, waveRecipient }) => [id, waveRecipient ?? '']));
  return {
    payouts: invoiceIds.map((invoiceId) => ({
      invoiceId,
      recipient: accountOf.get(invoiceId) ?? '',
    })),
    totalXof: SHARE_XOF * BigInt(new Set(invoiceIds).size),
    namesVerified: false,
  };
}

export const wave = () => createSimulatorClient(simulatorUrl());

/** What the worker does each minute. */
export const work = (made: Payouts) => settlePayouts(made.contextOf({ user: null }));

export type StoredOrder = {
  readonly invoiceId: bigint;
  readonly state: PayoutState;
  readonly failureCode: string | null;
  readonly clientReference: string;
  readonly amountXof: bigint;
};

export const orders = ({ sql }: Payouts) =>
  sql.rows<StoredOrder>`SELECT invoiceId, state, failureCode, clientReference, amountXof
    FROM WavePayout WHERE ipmId = ${sql.ipm} ORDER BY id`;

export const states = async (made: Payouts, ids: readonly bigint[]) =>
  Promise.all(ids.map(async (id) => (await invoiceOf(made, id)).state));

type StoredPayment = {
  readonly id: bigint;
  readonly reversedOn: string | null;
  readonly reversedBy: bigint | null;
  readonly reversalReason: string | null;
};

export const payments = ({ sql }: Payouts) =>
  sql.rows<StoredPayment>`SELECT id, reversedOn, reversedBy, reversalReason FROM ProviderPayment
    WHERE ipmId = ${sql.ipm} ORDER BY id`;

/** Each payment of a provider, beside what the books hold for them all. */
export async function booked({ sql }: Payouts) {
  const payments = await sql.rows<{ amountXof: bigint; method: string; reference: string }>`SELECT
      amountXof, method, reference FROM ProviderPayment WHERE ipmId = ${sql.ipm} ORDER BY id`;
  const posted = await sql.first<{ xof: bigint | null }>`SELECT
      SUM(IF(t.creditCode = ${'552000'}, t.amountXof, -t.amountXof)) AS xof
    FROM LedgerTransfer t JOIN LedgerPosting p ON p.ipmId = t.ipmId AND p.id = t.postingId
    WHERE t.ipmId = ${sql.ipm} AND p.event = ${'provider-paid-wave'}`;
  return { payments, postedXof: posted?.xof ?? 0n };
}

type Movement = {
  readonly state: string;
  readonly amountXof: bigint;
  readonly invoiceId: bigint | null;
};

/** The movements of the wallet as they were read, each with the invoice that explains it. */
export const movements = ({ sql }: Payouts) =>
  sql.rows<Movement>`SELECT t.state, t.amountXof, p.invoiceId FROM WalletTransaction t
      LEFT JOIN ProviderPayment p ON p.ipmId = t.ipmId AND p.id = t.providerPaymentId
    WHERE t.ipmId = ${sql.ipm} ORDER BY t.day, t.position`;

/** What left the wallet, fees apart. */
export async function leftWallet({ ipm }: Payouts): Promise<bigint> {
  const moved = await wave().listTransactions(ipm.slug, 1_000);
  return moved.reduce((total, { amountXof }) => total - amountXof, 0n);
}

export const order = async (
  made: Payouts,
  invoiceIds: readonly bigint[],
  form?: { readonly key?: string },
) => orderPayouts(gerant(made, form), await orderOf(made, invoiceIds));

export const kindsOf = async ({ ipm }: Payouts) =>
  new Set((await wave().listTransactions(ipm.slug, 10)).map(({ kind }) => kind));

/** One payment, one piece and one movement at Wave for each invoice, of its amount. */
export async function expectPaidOnce(made: Payouts, ids: readonly bigint[]) {
  expect(await states(made, ids)).toEqual(ids.map(() => 'paid'));
  const { payments, postedXof } = await booked(made);
  const dueXof = SHARE_XOF * BigInt(ids.length);
  expect(payments.length).toBe(ids.length);
  expect(postedXof).toBe(dueXof);
  expect(await leftWallet(made)).toBe(dueXof);
  expect((await compareSummaries(made.sql)).differences).toEqual([]);
}

export async function expectUnpaid(made: Payouts, ids: readonly bigint[]) {
  expect(await states(made, ids)).toEqual(ids.map(() => 'approved'));
  expect(await booked(made)).toEqual({ payments: [], postedXof: 0n });
  expect(await leftWallet(made)).toBe(0n);
}

/** What Wave may answer before it answers well. */
export const anyFaults = fc.array(
  fc
    .record({
      fault: fc.constantFrom(
        { status: 500, code: 'internal-server-error', afterEffect: true },
        { status: 503, code: 'service-unavailable' },
        { status: 0 },
        { status: 401, code: 'invalid-auth' },
        { status: 409, code: 'idempotency-mismatch' },
      ),
      times: fc.integer({ min: 1, max: 4 }),
    })
    .map(({ fault, times }) => ({ ...fault, times })),
  { maxLength: 3 },
);
