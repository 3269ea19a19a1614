import { expect, it } from 'vitest';
import { reconcileWallet } from '~/features/payments/reconciliation/reconcile-wallet.server';
import { listRuns } from '~/features/payments/reconciliation/run-queries.server';
import { startRun } from '~/features/payments/reconciliation/wallet-run.server';
import { createSimulatorClient } from '~/integrations/wave/simulator-client.server';
import { newPayingIpm, openPaymentWorld, simulatorUrl, TODAY } from './payment-world';

openPaymentWorld();

it('lists each run with its days, what it found, and why it failed; the next one takes it up', async () => {
  const made = await newPayingIpm();
  const worker = made.contextOf({ user: null });
  const wave = createSimulatorClient(simulatorUrl());
  await startRun(worker, [TODAY as Parameters<typeof startRun>[1][number]]);
  await wave.addFault({ walletId: made.ipm.slug, status: 403, code: 'disabled-wallet' });
  await reconcileWallet(worker);
  await wave.receivePayment(made.ipm.slug, { amountXof: 20_000n });
  await reconcileWallet(worker);
  const { rows, total } = await listRuns(made.gerant(), 1);
  expect(total).toBe(3);
  expect(rows).toMatchObject([
    { state: 'done', failureCode: null, toDay: TODAY, transactionCount: 1, isInterrupted: false },
    { state: 'failed', failureCode: 'disabled-wallet', transactionCount: 0, isInterrupted: false },
    { state: 'running', endedAt: null, isInterrupted: true },
  ]);
  const other = await newPayingIpm();
  expect((await listRuns(other.gerant(), 1)).total).toBe(0);
});

it('says that a movement could not be written, and is tried again', async () => {
  const made = await newPayingIpm();
  const worker = made.contextOf({ user: null });
  const wave = createSimulatorClient(simulatorUrl());
  await wave.receivePayment(made.ipm.slug, { amountXof: 20_000n });
  await made.sql.run`UPDATE LedgerMapping SET validTo = ${'2000-01-02'}
    WHERE ipmId = ${made.sql.ipm} AND event LIKE ${'receipt%'}`;
  await expect(reconcileWallet(worker)).rejects.toThrow();
  expect((await listRuns(made.gerant(), 1)).rows).toMatchObject([
    { state: 'failed', failureCode: 'settling-failed' },
  ]);
});
