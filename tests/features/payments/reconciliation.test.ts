import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cancelCall } from '~/features/calls/cancel-call.server';
import { closeCancelledSessions } from '~/features/payments/close-cancelled-sessions.server';
import { declareDuesPayment } from '~/features/dues/declare-dues-payment.server';
import { explainDay } from '~/features/payments/reconciliation/explanation-queries.server';
import { reconcileWallet } from '~/features/payments/reconciliation/reconcile-wallet.server';
import { attachRefund } from '~/features/payments/reconciliation/attach-refund.server';
import { refundReceipt } from '~/features/payments/refund-receipt.server';
import { settleStaleRefunds } from '~/features/payments/settle-stale-refunds.server';
import { startCheckout } from '~/features/payments/start-checkout.server';
import { walletPort } from '~/features/payments/wallet.server';
import { createSimulatorClient } from '~/integrations/wave/simulator-client.server';
import { expectBooksHold } from './books';
import {
  clock,
  issueMonth,
  newPayingIpm,
  newWorker,
  openPaymentWorld,
  runWaveEvents,
  simulatorUrl,
  type Paying,
} from './payment-world';

openPaymentWorld();

const HOUR_MS = 3_600_000;
const worker = (made: Paying) => made.contextOf({ user: null });
const wave = () => createSimulatorClient(simulatorUrl());

async function paying() {
  const made = await newPayingIpm();
  await newWorker(made, made.affiliationId, 250_000n);
  return made;
}

async function openCall(made: Paying, month = '2026-10', amountXof: bigint | null = null) {
  const { id: callId } = await issueMonth(made, month);
  return { callId, sessionId: await openSession(made, callId, amountXof) };
}

async function openSession(made: Paying, callId: bigint, amountXof: bigint | null = null) {
  const started = await startCheckout(made.employer(), { callIds: [callId], amountXof });
  if (!started.ok) throw new Error(started.reason);
  const [checkout] = await made.sql.rows<{ sessionId: string }>`SELECT sessionId FROM WaveCheckout
    WHERE ipmId = ${made.sql.ipm} ORDER BY id DESC LIMIT 1`;
  return checkout?.sessionId ?? '';
}

async function paidCall(made: Paying) {
  const opened = await openCall(made);
  await wave().paySession(opened.sessionId);
  await reconcileWallet(worker(made));
  const [receipt] = await receipts(made);
  return { ...opened, receiptId: receipt?.id ?? 0n };
}

const balanceAtWave = async ({ ipm }: Paying) => (await wave().getWallet(ipm.slug)).balanceXof;

async function balanceInBooks({ sql }: Paying, code = '552000'): Promise<bigint> {
  const row = await sql.first<{ xof: bigint | null }>`SELECT
      SUM(IF(debitCode = ${code}, amountXof, 0) - IF(creditCode = ${code}, amountXof, 0)) AS xof
    FROM LedgerTransfer WHERE ipmId = ${sql.ipm}`;
  return row?.xof ?? 0n;
}

const receipts = ({ sql }: Paying) =>
  sql.rows<{
    id: bigint;
    number: string;
    amountXof: bigint;
    allocatedXof: bigint;
    feeXof: bigint;
    reversedById: bigint | null;
  }>`SELECT id, number, amountXof, allocatedXof, feeXof, reversedById
    FROM Receipt WHERE ipmId = ${sql.ipm} ORDER BY id`;

const transactions = ({ sql }: Paying) =>
  sql.rows<{ id: bigint; kind: string; state: string }>`SELECT id, kind, state
    FROM WalletTransaction WHERE ipmId = ${sql.ipm} ORDER BY occurredAt, position`;

const refunds = ({ sql }: Paying) =>
  sql.rows`SELECT state, failureCode FROM WaveRefund WHERE ipmId = ${sql.ipm} ORDER BY id`;

const pieceCount = ({ sql }: Paying) =>
  sql.first`SELECT COUNT(*) AS count FROM LedgerPosting WHERE ipmId = ${sql.ipm}`;

async function expectAgreement(made: Paying) {
  expect(await balanceInBooks(made)).toBe(await balanceAtWave(made));
}

describe('the reconciliation of a wallet', () => {
  it('finds the payment whose event was lost, once, and posts Wave’s fee', async () => {
    const made = await paying();
    await paidCall(made);
    expect(await receipts(made)).toMatchObject([
      { amountXof: 15_000n, allocatedXof: 15_000n, feeXof: 150n },
    ]);
    expect(await balanceInBooks(made, '631700')).toBe(150n);
    await expectAgreement(made);
    const before = await pieceCount(made);
    await reconcileWallet(worker(made));
    await runWaveEvents(made);
    expect(await pieceCount(made)).toEqual(before);
    expect(await transactions(made)).toMatchObject([{ kind: 'api_checkout', state: 'settled' }]);
    const runs = await made.sql.rows`SELECT state, foundCount FROM WalletRun
      WHERE ipmId = ${made.sql.ipm} ORDER BY id`;
    expect(runs).toEqual([
      { state: 'done', foundCount: 1 },
      { state: 'done', foundCount: 0 },
    ]);
  });

  it('knows the dues that the IPM has paid to ICAMO from its wallet', async () => {
    const made = await paying();
    await paidCall(made);
    const port = await walletPort(worker(made));
    await port?.createPayout({
      receiveAmountXof: 300n,
      mobile: '+221770001122',
      clientReference: 'DUES-1',
      idempotencyKey: 'dues-1',
    });
    await reconcileWallet(worker(made));
    const payment = { year: 2026, amountXof: 300n, method: 'wave', reference: 'DUES-1' } as const;
    const paidOn = made.gerant().today;
    await declareDuesPayment(made.gerant(), { ...payment, paidOn });
    await reconcileWallet(worker(made));
    expect(await transactions(made)).toMatchObject([
      { kind: 'api_checkout', state: 'settled' },
      { kind: 'api_payout', state: 'settled' },
    ]);
    await expectAgreement(made);
    const { differenceXof, lines } = await explainDay(made.gerant(), {
      day: paidOn,
      closingXof: await balanceAtWave(made),
    });
    expect({ differenceXof, lines }).toEqual({ differenceXof: 0n, lines: [] });
  });

  it('undoes what was given back at Wave, of a session or of the same payer', async () => {
    const made = await paying();
    const { sessionId } = await paidCall(made);
    const { ipm } = made;
    const mobile = '+221770001122';
    const [first] = [await wave().receivePayment(ipm.slug, { amountXof: 4_000n, mobile })];
    await reconcileWallet(worker(made));
    await wave().refundSession(sessionId);
    await wave().refundTransaction(ipm.slug, first);
    await reconcileWallet(worker(made));
    await reconcileWallet(worker(made));
    const [session, hand, ...undone] = await receipts(made);
    expect(session?.reversedById).not.toBeNull();
    expect(hand?.reversedById).not.toBeNull();
    expect(undone).toMatchObject([
      { amountXof: -15_000n, allocatedXof: -15_000n },
      { amountXof: -4_000n, allocatedXof: 0n },
    ]);
    expect(await balanceInBooks(made, '631700')).toBe(0n);
    await expectAgreement(made);
  });

  it('leaves to the accountant a refund that two receipts could be', async () => {
    const made = await paying();
    const mobile = '+221770001122';
    const payment = { amountXof: 4_000n, mobile };
    await wave().receivePayment(made.ipm.slug, payment);
    const second = await wave().receivePayment(made.ipm.slug, payment);
    await wave().refundTransaction(made.ipm.slug, second);
    await reconcileWallet(worker(made));
    const waiting = (await transactions(made)).find(({ state }) => state === 'waiting');
    expect(waiting).toMatchObject({ kind: 'merchant_payment_refund' });
    const receiptNumber = (await receipts(made))[1]?.number ?? '';
    const attach = () =>
      attachRefund(made.gerant(), { transactionId: waiting?.id ?? 0n, receiptNumber });
    expect(await attach()).toEqual({ ok: true });
    expect(await attach()).toMatchObject({ reason: 'transaction-not-waiting' });
    await expectAgreement(made);
  });

  it('sends money to the bank by the account of what is on its way', async () => {
    const made = await paying();
    await made.sql.insert('WalletTransaction', {
      id: made.ctx.newId(),
      transactionId: 'T_SWEEP',
      day: '2026-11-22',
      position: 0,
      occurredAt: clock.now,
      kind: 'merchant_sweep',
      amountXof: -9_000n,
      feeXof: 0n,
      isReversal: false,
      state: 'stored',
      createdAt: clock.now,
    });
    await reconcileWallet(worker(made));
    expect(await transactions(made)).toMatchObject([{ state: 'in-transit' }]);
    expect(await balanceInBooks(made, '585000')).toBe(9_000n);
  });

  it('keeps books and Wave equal after any sequence of payments, refunds and lost events', async () => {
    const happening = fc.constantFrom('pay', 'hand', 'business', 'refund', 'events', 'run');
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 5, maxLength: 12 }), async (sequence) => {
        const made = await paying();
        const { id: callId } = await issueMonth(made, '2026-10');
        for (const [index, happened] of sequence.entries())
          await play(made, callId, happened, index);
        await reconcileWallet(worker(made));
        const before = await pieceCount(made);
        await reconcileWallet(worker(made));
        await runWaveEvents(made);
        expect(await pieceCount(made)).toEqual(before);
        await expectAgreement(made);
      }),
      { numRuns: 3, seed: 20_261_122 },
    );
  });
});

async function play(made: Paying, callId: bigint, happened: string, index: number) {
  const { slug } = made.ipm;
  const amountXof = BigInt(1_000 + index);
  const clientReference = `facture ${index}`;
  switch (happened) {
    case 'pay':
      await wave().paySession(await openSession(made, callId, 500n));
      break;
    case 'hand':
      await wave().receivePayment(slug, { amountXof });
      break;
    case 'business':
      await wave().receiveB2bPayment(slug, { amountXof, clientReference });
      break;
    case 'refund': {
      const standing = (await receipts(made)).find(
        (row) => row.amountXof > 0n && row.reversedById === null,
      );
      if (standing === undefined) break;
      await refundReceipt(made.gerant(), { receiptId: standing.id, reason: 'Payé deux fois' });
      break;
    }
    case 'events':
      await runWaveEvents(made);
      break;
    default:
      await reconcileWallet(worker(made));
  }
}

describe('a refund through Wave', () => {
  it('gives the receipt back whole, and Wave’s list changes nothing more', async () => {
    const made = await paying();
    const { callId, receiptId } = await paidCall(made);
    const refund = () => refundReceipt(made.gerant(), { receiptId, reason: 'Payé deux fois' });
    expect(await refund()).toEqual({ ok: true, receiptId });
    expect(await refund()).toMatchObject({ reason: 'receipt-already-reversed' });
    const call = await made.sql.first`SELECT allocatedXof FROM ContributionCall
      WHERE ipmId = ${made.sql.ipm} AND id = ${callId}`;
    expect(call).toEqual({ allocatedXof: 0n });
    await expectBooksHold(made.sql, { walletFees: 150n });
    await reconcileWallet(worker(made));
    expect(await receipts(made)).toHaveLength(2);
    await expectAgreement(made);
  });

  it('whose answer is lost is sent again with its own key; one that Wave refuses says why', async () => {
    const made = await paying();
    const { receiptId } = await paidCall(made);
    const walletId = made.ipm.slug;
    const refund = () => refundReceipt(made.gerant(), { receiptId, reason: 'Payé deux fois' });
    await wave().addFault({ walletId, status: 400, code: 'checkout-refund-failed' });
    expect(await refund()).toMatchObject({ reason: 'refund-refused' });
    await wave().addFault({ walletId, status: 500, times: 9, afterEffect: true });
    expect(await refund()).toMatchObject({ reason: 'refund-pending' });
    await wave().clearFaults();
    clock.now = new Date(clock.now.getTime() + HOUR_MS);
    await settleStaleRefunds(worker(made));
    expect(await refunds(made)).toEqual([
      { state: 'failed', failureCode: 'checkout-refund-failed' },
      { state: 'done', failureCode: null },
    ]);
    expect(await receipts(made)).toHaveLength(2);
  });
});

describe('a cancelled call', () => {
  it('can no longer be paid at Wave', async () => {
    const made = await paying();
    const { callId, sessionId } = await openCall(made);
    await cancelCall(made.gerant(), { callId, reason: 'Erreur' });
    await closeCancelledSessions(worker(made));
    expect(await wave().paySession(sessionId)).toBe('expired');
    const checkout = await made.sql.first`SELECT state, failureCode FROM WaveCheckout
      WHERE ipmId = ${made.sql.ipm}`;
    expect(checkout).toEqual({ state: 'expired', failureCode: 'call-cancelled' });
  });
});
