import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NotFound } from '~/domain/outcome';
import {
  changeStrategy,
  deliverEvent,
  demandSigning,
  dropSigning,
  endRotation,
  redeliverEvents,
  rotateSecret,
} from '~/features/demonstration/deliver-simulated-events.server';
import {
  disturbEvents,
  failCalls,
  restoreOrder,
} from '~/features/demonstration/disturb-wave.server';
import {
  expireSession,
  expireSessions,
  failPayment,
  receivePayment,
  refundTransaction,
} from '~/features/demonstration/move-simulated-money.server';
import { readSimulatedWave } from '~/features/demonstration/simulated-wave-queries.server';
import { createSimulatorClient } from '~/integrations/wave/simulator-client.server';
import { createSimulator } from '~/integrations/wave/simulator/simulator.server';
import type { Simulator } from '~/integrations/wave/simulator/simulator.server';
import type { Ports } from '~/platform/ports';
import { newCheckout, newClient, valueOf } from '#tests/integrations/wave/wave-world';

let simulator: Simulator;
let walletId: string;
let wallets = 0;

beforeAll(async () => {
  simulator = await createSimulator({ port: 0, webhookRetryDelaysMs: [] });
});
afterAll(() => simulator.close());

/** Each test has a wallet of its own; its application answers nothing. */
beforeEach(async () => {
  wallets += 1;
  walletId = `ipm-${wallets}`;
  await createSimulatorClient(simulator.url).registerWallet({
    walletId,
    businessName: `IPM ${wallets}`,
    apiKey: `wave_sn_test_${walletId}`,
    webhookSecret: 'wave_sn_WHS_demonstration',
    webhookUrl: 'http://127.0.0.1:9/webhooks/wave',
  });
});

const contextOf = (demo = true, url = simulator.url) => ({
  demo,
  ports: { waveSimulator: createSimulatorClient(url) } as Ports,
  query: new URLSearchParams({ wallet: walletId }),
});

const wave = () => newClient(simulator.url, `wave_sn_test_${walletId}`);

async function chosen() {
  const page = await readSimulatedWave(contextOf());
  if (!page?.chosen) throw new Error('no wallet is shown');
  return page.chosen;
}

const payment = { from: 'person', amountXof: 20_000n, typed: null, unreadable: false } as const;

describe('the page of the simulator', () => {
  it('is not there outside a demonstration', async () => {
    await expect(readSimulatedWave(contextOf(false))).rejects.toThrow(NotFound);
    await expect(receivePayment(contextOf(false), { walletId, ...payment })).rejects.toThrow(
      NotFound,
    );
  });

  it('says so when the simulator does not answer', async () => {
    const context = contextOf(true, 'http://127.0.0.1:9');
    expect(await readSimulatedWave(context)).toBeNull();
    expect(await restoreOrder(context, { walletId })).toMatchObject({
      ok: false,
      reason: 'simulator-no-answer',
    });
  });

  it('loses events, shows them, and delivers what is missing', async () => {
    const disorder = { delaySeconds: 5, copies: 2, reorder: 0, losePercent: 0, holdPayouts: false };
    await disturbEvents(contextOf(), { walletId, ...disorder, loseNext: 1 });
    await receivePayment(contextOf(), { walletId, ...payment });
    const { events, undelivered, wallet } = await chosen();
    expect(wallet.behaviour).toMatchObject({ delayMs: 5_000, copies: 2, loseNext: 0 });
    expect([undelivered, events.map(({ state }) => state)]).toEqual([1, ['lost']]);
    expect(await restoreOrder(contextOf(), { walletId })).toEqual({ ok: true });
    expect(await redeliverEvents(contextOf(), { walletId })).toEqual({ ok: true, count: 1 });
    const eventId = events[0]?.id ?? '';
    expect(await deliverEvent(contextOf(), { walletId, eventId })).toMatchObject({
      reason: 'simulated-event-refused',
    });
  });

  it('makes the next calls fail as chosen, and takes that back', async () => {
    const fault = (error: string) =>
      failCalls(contextOf(), { walletId, call: 'balance.get', error, times: 4 });
    await fault('403 disabled-wallet');
    expect(await wave().getBalance()).toMatchObject({ code: 'disabled-wallet', status: 403 });
    await restoreOrder(contextOf(), { walletId });
    await fault('broken');
    expect(await wave().getBalance()).toMatchObject({ code: 'network-failure' });
    const unknown = { walletId, call: 'nothing.known', error: 'lost', times: 1 };
    expect((await failCalls(contextOf(), unknown)).ok).toBe(false);
    expect((await wave().getBalance()).ok).toBe(true);
  });

  it('brings money in with or without a reference, and gives it back as the portal does', async () => {
    await receivePayment(contextOf(), { walletId, ...payment, unreadable: true });
    await receivePayment(contextOf(), { walletId, ...payment, from: 'business', typed: 'octobre' });
    const { movements } = await chosen();
    expect(movements.map(({ kind, clientReference }) => [kind, clientReference])).toEqual([
      ['b2b_payment', 'octobre'],
      ['merchant_payment', null],
    ]);
    const transactionId = movements[1]?.id ?? '';
    expect(await refundTransaction(contextOf(), { walletId, transactionId })).toEqual({ ok: true });
    const after = await chosen();
    expect(after.wallet.balanceXof).toBe(20_000n);
    expect(after.movements.map(({ isRefundable }) => isRefundable)).toEqual([false, true, false]);
    expect(await refundTransaction(contextOf(), { walletId, transactionId: 'T_0' })).toMatchObject({
      reason: 'simulated-refund',
    });
  });

  it('expires sessions and makes payments fail, each only while the session is open', async () => {
    const open = async (key: string) =>
      valueOf(await wave().createCheckout(newCheckout({ idempotencyKey: key }))).id;
    const failed = { walletId, sessionId: await open('a'), failure: 'blocked-account' } as const;
    expect(await failPayment(contextOf(), failed)).toEqual({ ok: true });
    const session = { walletId, sessionId: failed.sessionId };
    expect(await expireSession(contextOf(), session)).toEqual({ ok: true });
    const closed = { reason: 'simulated-session-closed' };
    expect(await expireSession(contextOf(), session)).toMatchObject(closed);
    expect(await failPayment(contextOf(), failed)).toMatchObject(closed);
    await open('b');
    expect(await expireSessions(contextOf(), { walletId })).toEqual({ ok: true, count: 1 });
    const { sessions } = await chosen();
    expect(sessions.map(({ checkoutStatus }) => checkoutStatus)).toEqual(['expired', 'expired']);
  });

  it('rotates the secret and changes the way in which events are proved', async () => {
    await rotateSecret(contextOf(), { walletId });
    await changeStrategy(contextOf(), { walletId });
    const { wallet } = await chosen();
    expect(wallet.newSecret).toMatch(/^wave_sn_WHS_/);
    expect(wallet.webhookStrategy).toBe('shared-secret');
    await endRotation(contextOf(), { walletId });
    expect((await chosen()).wallet.newSecret).toBeNull();
  });

  it('demands signed requests, and takes that back', async () => {
    await demandSigning(contextOf(), { walletId });
    const { requestSigningSecret } = (await chosen()).wallet;
    expect(requestSigningSecret).toMatch(/^wave_sn_AKS_/);
    expect(await wave().getBalance()).toMatchObject({ code: 'invalid-auth', status: 401 });
    await dropSigning(contextOf(), { walletId });
    expect((await wave().getBalance()).ok).toBe(true);
  });
});
