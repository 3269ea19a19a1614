import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reversePayout } from '~/features/invoices/payouts/reverse-payout.server';
import { saveWallet } from '~/features/wallets/save-wallet.server';
import type { IpmContext } from '~/platform/context';
import { expectInvariants } from '#tests/support/invariants';
import { openPaymentWorld, SIMULATED_KEY } from '../../payments/payment-world';
import {
  anyFaults,
  booked,
  gerant,
  leftWallet,
  MOBILE,
  movements,
  newPayoutIpm,
  orders,
  states,
  wave,
  work,
  type Payouts,
} from './payout-world';
import {
  later,
  paidInvoices,
  takeBack,
  reversals,
  reconcile,
  takeBackAtPortal,
  expectTakenBack,
  orderIdOf,
  REASON,
} from './reversal-world';

openPaymentWorld();

const keyOf = (of: Payouts) => ({
  ...{ walletName: 'Wave', apiKey: SIMULATED_KEY(of.ipm.id), webhookSecret: null },
  ...{ webhookStrategy: 'signing' as const, signingSecret: null },
});

describe('a reversal that Wave leaves in doubt', () => {
  it('is kept, asked again, and carried out once', async () => {
    const made = await newPayoutIpm();
    const [id = 0n] = await paidInvoices(made);
    await wave().addFault({
      ...{ walletId: made.ipm.slug, call: 'payout.reverse', times: 10, status: 500 },
      ...{ code: 'internal-server-error', afterEffect: true },
    });
    expect(await takeBack(made, id)).toMatchObject({ ok: true, outcome: 'reversal-pending' });
    expect(await reversals(made)).toMatchObject([{ state: 'intent' }]);
    expect(await states(made, [id])).toEqual(['paid']);
    await work(made);
    expect(await reversals(made)).toMatchObject([{ state: 'intent' }]);
    await wave().clearFaults(made.ipm.slug);
    later(61_000);
    await work(made);
    expect(await reversals(made)).toEqual([{ state: 'done', failureCode: null }]);
    await expectTakenBack(made, [id]);
  });

  it('waits through a revoked key, and keeps another wallet from taking the place', async () => {
    const made = await newPayoutIpm();
    const [id = 0n] = await paidInvoices(made);
    await reconcile(made);
    const { slug: walletId } = made.ipm;
    await wave().addFault({ walletId, times: 2, status: 401, code: 'api-key-revoked' });
    expect(await takeBack(made, id)).toMatchObject({ ok: true, outcome: 'reversal-pending' });
    expect(await reversals(made)).toEqual([{ state: 'intent', failureCode: 'api-key-revoked' }]);
    await wave().clearFaults(walletId);
    const other = await newPayoutIpm();
    const replaced = await saveWallet(gerant(made), keyOf(other));
    expect(replaced).toEqual({ ok: false, reason: 'payouts-under-way' });
    later(61_000);
    await work(made);
    await expectTakenBack(made, [id]);
    expect(await saveWallet(gerant(made), keyOf(other))).toMatchObject({ ok: true });
  });
});

describe('a reversal', () => {
  it('is asked under the lock of the wallet, as an order is', async () => {
    const made = await newPayoutIpm();
    const [id = 0n] = await paidInvoices(made);
    await reconcile(made);
    const other = await newPayoutIpm();
    const fault = { walletId: made.ipm.slug, call: 'payout.reverse' as const, times: 10 };
    await wave().addFault({ ...fault, status: 500, code: 'internal-server-error' });
    const ctx = gerant(made);
    const saved: Promise<unknown>[] = [];
    const slow: IpmContext = {
      ...ctx,
      transaction: (run) =>
        ctx.transaction(async (tx) => {
          const result = await run(tx);
          saved.push(saveWallet(gerant(made), keyOf(other)));
          await new Promise((resolve) => setTimeout(resolve, 1_000));
          return result;
        }),
    };
    await reversePayout(slow, { orderId: await orderIdOf(made, id), reason: REASON });
    expect(await Promise.all(saved)).toEqual([{ ok: false, reason: 'payouts-under-way' }]);
  });
});

describe('whatever Wave does', () => {
  it('what left the wallet is what the books say, taken back or not', async () => {
    const plan = fc.record({
      faults: anyFaults,
      isReadBetween: fc.boolean(),
      isByPortal: fc.boolean(),
      recipient: fc.constantFrom(MOBILE, '+221700000006', '+221700000007'),
    });
    await fc.assert(
      fc.asyncProperty(plan, async ({ faults: chosen, isReadBetween, isByPortal, recipient }) => {
        const made = await newPayoutIpm(recipient);
        const { slug: walletId } = made.ipm;
        const [first = 0n, second = 0n] = await paidInvoices(made, 2);
        if (isReadBetween) await reconcile(made);
        for (const fault of chosen) await wave().addFault({ walletId, ...fault });
        await takeBack(made, first);
        await work(made);
        await wave().clearFaults(walletId);
        const other = (await orders(made)).find(({ invoiceId }) => invoiceId === second);
        if (isByPortal && recipient === MOBILE) {
          await takeBackAtPortal(made, other?.clientReference ?? '');
        }
        later(61_000);
        for (let turn = 0; turn < 2; turn += 1) {
          await reconcile(made);
          await work(made);
        }
        await reconcile(made);
        expect(await leftWallet(made)).toBe((await booked(made)).postedXof);
        const left = await movements(made);
        expect(left.map(({ state }) => state)).toEqual(left.map(() => 'settled'));
        await expectInvariants(made);
      }),
      { numRuns: 20 },
    );
  });
});
