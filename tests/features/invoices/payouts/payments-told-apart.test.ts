import { createConnection } from 'mysql2/promise';
import { describe, expect, it } from 'vitest';
import { settleTransaction } from '~/features/payments/reconciliation/settle-transaction.server';
import { suspendTransaction } from '~/features/payments/reconciliation/suspend-transaction.server';
import { expectInvariants } from '#tests/support/invariants';
import { clock, openPaymentWorld } from '../../payments/payment-world';
import { approved, line } from '../care-world';
import {
  approvedInvoices,
  gerant,
  leftWallet,
  movements,
  newPayoutIpm,
  order,
  orders,
  payments,
  SHARE_XOF,
  states,
  work,
  type Payouts,
} from './payout-world';
import {
  copy,
  difference,
  paidInvoices,
  paidTwice,
  payAtPortal,
  reconcile,
  suspendAll,
  takeBack,
  takeBackAtPortal,
  turns,
  undoLast,
} from './reversal-world';

openPaymentWorld();

/** As much left the wallet as the books say, and nothing that `verify` would find. */
async function expectExact(made: Payouts, leftXof: bigint) {
  expect(await leftWallet(made)).toBe(leftXof);
  expect(await difference(made)).toBe(0n);
  await expectInvariants(made);
}

describe('a payment made at the portal', () => {
  it('copied on the wrong invoice, then on the right one, is undone there when it comes back', async () => {
    const made = await newPayoutIpm();
    const [wrong = 0n, right = 0n] = await approvedInvoices(made, 2);
    await payAtPortal(made, 'portail-A');
    await copy(made, wrong, 'portail-A');
    await undoLast(made);
    await copy(made, right, 'portail-A');
    await turns(made);
    expect(await states(made, [wrong, right])).toEqual(['approved', 'paid']);
    await expectExact(made, SHARE_XOF);
    await takeBackAtPortal(made, 'portail-A');
    await turns(made);
    expect(await states(made, [wrong, right])).toEqual(['approved', 'approved']);
    await expectExact(made, 0n);
  });

  it('undone here and put in suspense leaves suspense when the money comes back', async () => {
    const made = await newPayoutIpm();
    const [id = 0n] = await approvedInvoices(made, 1);
    await payAtPortal(made, 'portail-B');
    await copy(made, id, 'portail-B');
    await turns(made);
    await undoLast(made);
    await reconcile(made);
    expect(await suspendAll(made)).toBe(1);
    await expectExact(made, SHARE_XOF);
    await takeBackAtPortal(made, 'portail-B');
    await turns(made);
    expect((await movements(made)).map(({ state }) => state)).toEqual(['settled', 'settled']);
    await expectExact(made, 0n);
  });

  it('that comes back is not put in suspense meanwhile: its payment is undone by itself', async () => {
    const made = await newPayoutIpm();
    const [id = 0n] = await approvedInvoices(made, 1);
    await payAtPortal(made, 'portail-C');
    await copy(made, id, 'portail-C');
    await turns(made);
    await takeBackAtPortal(made, 'portail-C');
    await reconcile(made);
    const [back] = await made.sql.rows<{ id: bigint }>`SELECT id FROM WalletTransaction
      WHERE ipmId = ${made.sql.ipm} AND state = ${'waiting'}`;
    const asked = { transactionId: back?.id ?? 0n, reason: 'Inconnu' };
    expect(await suspendTransaction(gerant(made), asked)).toEqual({
      ok: false,
      reason: 'return-under-way',
    });
    await turns(made);
    expect(await states(made, [id])).toEqual(['approved']);
    await expectExact(made, 0n);
  });

  it('known by Wave’s own number comes back all the same', async () => {
    const made = await newPayoutIpm();
    const [id = 0n] = await approvedInvoices(made, 1);
    await payAtPortal(made, 'prestataire-x');
    await reconcile(made);
    const moved = await made.sql.first<{ transactionId: string }>`SELECT transactionId
      FROM WalletTransaction WHERE ipmId = ${made.sql.ipm}`;
    await copy(made, id, moved?.transactionId ?? '');
    await turns(made);
    await expectExact(made, SHARE_XOF);
    await takeBackAtPortal(made, 'prestataire-x');
    await turns(made);
    expect(await states(made, [id])).toEqual(['approved']);
    await expectExact(made, 0n);
  });

  it('undone while its movement is being settled leaves no movement explained by it', async () => {
    const made = await newPayoutIpm();
    const [id = 0n] = await approvedInvoices(made, 1);
    await payAtPortal(made, 'portail-D');
    await reconcile(made);
    await copy(made, id, 'portail-D');
    const moved = await made.sql.first<{ id: bigint }>`SELECT id FROM WalletTransaction
      WHERE ipmId = ${made.sql.ipm}`;
    await lengthenWallet(made);
    const settling: Promise<unknown>[] = [];
    await undoLast(made, (ctx) => ({
      ...ctx,
      transaction: (run) =>
        ctx.transaction(async (tx) => {
          const result = await run(tx);
          settling.push(settleTransaction(made.contextOf({ user: null }), moved?.id ?? 0n));
          await new Promise((resolve) => setTimeout(resolve, 1_000));
          return result;
        }),
    }));
    await Promise.all(settling);
    const after = await made.sql.first`SELECT state, providerPaymentId FROM WalletTransaction
      WHERE ipmId = ${made.sql.ipm} AND id = ${moved?.id ?? 0n}`;
    expect(after).toEqual({ state: 'waiting', providerPaymentId: null });
    await expectInvariants(made);
  });
});

/** As long as a real one: the server then finds a movement by its index, and does not lock them all. */
async function lengthenWallet(made: Payouts) {
  const filler = Array.from({ length: 3_000 }, (_, position) => ({
    ...{ id: made.ctx.newId(), transactionId: `filler-${position}`, day: '2026-09-01', position },
    ...{ occurredAt: clock.now, kind: 'other', amountXof: 0n, feeXof: 0n, isReversal: false },
    ...{ state: 'settled', createdAt: clock.now },
  }));
  for (let at = 0; at < filler.length; at += 500) {
    const rows = filler.slice(at, at + 500);
    await made.contextOf().followUp((tx) => tx.sql.insertMany('WalletTransaction', rows));
  }
  const database = await createConnection(process.env['DATABASE_URL'] ?? '');
  await database.query('ANALYZE TABLE WalletTransaction');
  await database.end();
}

describe('the reference of an order', () => {
  it('is not copied as another payment, nor is Wave’s number of what it moved', async () => {
    const made = await newPayoutIpm();
    await paidInvoices(made);
    await reconcile(made);
    const [only] = await orders(made);
    const moved = await made.sql.first<{ transactionId: string }>`SELECT transactionId
      FROM WalletTransaction WHERE ipmId = ${made.sql.ipm}`;
    const other = await approved(made, [line({ careOn: '2026-10-15' as never })]);
    for (const reference of [only?.clientReference ?? '', moved?.transactionId ?? '']) {
      expect(await copy(made, other, reference)).toEqual({
        ok: false,
        reason: 'reference-of-order',
      });
    }
    expect((await payments(made)).length).toBe(1);
  });
});

describe('an invoice that Wave paid once more', () => {
  it.each([false, true])(
    'stays paid by it once the other payment is undone (put in suspense: %s)',
    async (isSuspended) => {
      const made = await newPayoutIpm();
      const id = await paidTwice(made);
      expect(await orders(made)).toMatchObject([{ state: 'failed', failureCode: 'paid-twice' }]);
      if (isSuspended) expect(await suspendAll(made)).toBe(1);
      expect(await undoLast(made)).toEqual({ ok: true, invoiceId: id, state: 'paid' });
      expect(await orders(made)).toMatchObject([{ state: 'done', failureCode: null }]);
      expect(await order(made, [id])).toMatchObject({ ok: false });
      await turns(made);
      expect(await states(made, [id])).toEqual(['paid']);
      expect(await movements(made)).toMatchObject([{ state: 'settled', invoiceId: id }]);
      await expectExact(made, SHARE_XOF);
      expect(await takeBack(made, id)).toMatchObject({ ok: true, outcome: 'payout-reversed' });
      await turns(made);
      expect(await states(made, [id])).toEqual(['approved']);
      await expectExact(made, 0n);
    },
  );

  it.each([false, true])(
    'is rid of the second payment when it comes back (put in suspense: %s)',
    async (isSuspended) => {
      const made = await newPayoutIpm();
      const id = await paidTwice(made);
      if (isSuspended) expect(await suspendAll(made)).toBe(1);
      expect(await takeBack(made, id)).toMatchObject({ ok: true, outcome: 'payout-reversed' });
      await turns(made);
      expect(await states(made, [id])).toEqual(['paid']);
      expect((await movements(made)).map(({ state }) => state)).toEqual(['settled', 'settled']);
      await expectExact(made, 0n);
    },
  );

  it('by a second order keeps that one when the first is taken back at the portal', async () => {
    const made = await newPayoutIpm();
    const [id = 0n] = await paidInvoices(made);
    const [first] = await orders(made);
    await made.sql.run`UPDATE WavePayout SET state = ${'failed'}, failureCode = ${'paid-twice'}
      WHERE ipmId = ${made.sql.ipm}`;
    await made.sql.run`UPDATE ProviderPayment SET reference = ${'VIR-1'}, method = ${'bank'}
      WHERE ipmId = ${made.sql.ipm}`;
    await takeBackAtPortal(made, first?.clientReference ?? '');
    await turns(made);
    expect(await orders(made)).toMatchObject([{ state: 'reversed' }]);
    expect(await states(made, [id])).toEqual(['paid']);
    expect((await movements(made)).map(({ state }) => state)).toEqual(['settled', 'settled']);
    await work(made);
    await expectInvariants(made);
  });
});
