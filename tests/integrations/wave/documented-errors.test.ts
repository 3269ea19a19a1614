import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSimulatorClient } from '~/integrations/wave/simulator-client.server';
import { createSimulator } from '~/integrations/wave/simulator/simulator.server';
import type { Simulator } from '~/integrations/wave/simulator/simulator.server';
import { WAVE_CALLS, documentedErrors } from '~/integrations/wave/wave-calls';
import type { WaveCall } from '~/integrations/wave/wave-calls';
import { createWaveClient } from '~/integrations/wave/wave-client.server';
import { PAYMENT_ERROR_CODES, isRetryableStatus } from '~/integrations/wave/wave-errors';
import type { WavePort, WaveResult } from '~/integrations/wave/wave-port';
import { newCheckout, valueOf } from './wave-world';

const WALLET = {
  walletId: 'teranga',
  businessName: 'IPM Teranga',
  apiKey: 'wave_sn_test_key_errors',
  webhookSecret: 'wave_sn_WHS_errors',
  webhookUrl: 'http://127.0.0.1:9/webhooks/wave/teranga',
};

const KEYED = { id: 'T_1', idempotencyKey: 'key-1' };
const PAYOUT = { receiveAmountXof: 500n, mobile: '+221771234567', clientReference: 'r:1' };

/** Each call once, with whatever it needs to reach the wire. */
const CALLS: Record<WaveCall, (wave: WavePort) => Promise<WaveResult<unknown>>> = {
  'checkout.create': (wave) => wave.createCheckout(newCheckout()),
  'checkout.get': (wave) => wave.getCheckout('cos-1'),
  'checkout.by-transaction': (wave) => wave.getCheckoutByTransaction('T_1'),
  'checkout.search': (wave) => wave.searchCheckoutsByReference('r:1'),
  'checkout.expire': (wave) => wave.expireCheckout('cos-1'),
  'checkout.refund': (wave) => wave.refundCheckout(KEYED),
  'payout.create': (wave) => wave.createPayout({ ...PAYOUT, idempotencyKey: 'key-1' }),
  'payout.get': (wave) => wave.getPayout('pt-1'),
  'payout.search': (wave) => wave.searchPayoutsByReference('r:1'),
  'payout.reverse': (wave) => wave.reversePayout(KEYED),
  'payout-batch.create': (wave) =>
    wave.createPayoutBatch({ payouts: [PAYOUT], idempotencyKey: 'key-1' }),
  'payout-batch.get': (wave) => wave.getPayoutBatch('pb-1'),
  'recipient.verify': (wave) => wave.verifyRecipient({ mobile: '+221771234567' }),
  'b2b-payout.create': (wave) =>
    wave.createB2bPayout({
      receiveAmountXof: 500n,
      recipientId: 'M_clinic',
      clientReference: 'r:1',
      idempotencyKey: 'key-1',
    }),
  'b2b-payout.get': (wave) => wave.getB2bPayout('b2b-1'),
  'balance.get': (wave) => wave.getBalance(),
  'transactions.list': (wave) => wave.listTransactions({ day: '2026-03-10' }),
  'transactions.refund': (wave) => wave.refundTransaction(KEYED),
};

let simulator: Simulator;
let wave: WavePort;

beforeAll(async () => {
  simulator = await createSimulator({ port: 0, wallets: [WALLET], webhookRetryDelaysMs: [] });
  wave = newWave();
});

afterAll(() => simulator.close());

const newWave = (timeoutMs = 10_000) =>
  createWaveClient({ baseUrl: simulator.url, apiKey: WALLET.apiKey, maxAttempts: 1, timeoutMs });

const control = () => createSimulatorClient(simulator.url);

/** Those of any call are tried on one; on the others, what is theirs, or one of these. */
function errorsOf(call: WaveCall) {
  const ofAnyCall = documentedErrors('balance.get');
  if (call === 'balance.get') return ofAnyCall;
  const own = documentedErrors(call).filter((error) => !ofAnyCall.includes(error));
  return own.length > 0 ? own : ofAnyCall.slice(-1);
}

describe('every documented error', () => {
  it.each(WAVE_CALLS)('of %s reaches the feature under its own name', async (call) => {
    for (const { status, code } of errorsOf(call)) {
      await control().addFault({ walletId: 'teranga', call, status, code });
      expect(await CALLS[call](wave), code).toMatchObject({
        ok: false,
        code,
        status,
        retryable: isRetryableStatus(status),
      });
    }
    expect((await control().getWallet('teranga')).faults).toEqual([]);
  });

  it('is planned for one call and one wallet, and spoils no other', async () => {
    const simulated = control();
    await simulated.addFault({ walletId: 'teranga', call: 'balance.get', status: 503 });
    await simulated.addFault({ walletId: 'baobab', status: 503 });
    expect((await wave.listTransactions({ day: '2026-03-10' })).ok).toBe(true);
    expect(await wave.getBalance()).toMatchObject({ status: 503 });
    expect((await wave.getBalance()).ok).toBe(true);
    await simulated.addFault({ walletId: 'teranga', times: 50, status: 500 });
    await simulated.clearFaults('teranga');
    expect((await wave.getBalance()).ok).toBe(true);
    await simulated.clearFaults();
  });

  it('may be that no answer comes in time, or that it is lost after the call was carried out', async () => {
    const simulated = control();
    await simulated.addFault({ walletId: 'teranga', delayMs: 2_000 });
    expect(await newWave(50).getBalance()).toMatchObject({ code: 'timeout', retryable: true });
    const checkout = newCheckout({ clientReference: 'r:lost', idempotencyKey: 'lost' });
    await simulated.addFault({ walletId: 'teranga', status: 500, afterEffect: true });
    expect(await wave.createCheckout(checkout)).toMatchObject({ status: 500, retryable: true });
    const again = valueOf(await wave.createCheckout(checkout));
    const found = valueOf(await wave.searchCheckoutsByReference('r:lost'));
    expect(found.map(({ id }) => id)).toEqual([again.id]);
  });
});

describe('every documented failure of a payer', () => {
  it.each(PAYMENT_ERROR_CODES)('%s is kept with its session', async (code) => {
    const input = newCheckout({ idempotencyKey: `refused-${code}` });
    const { id } = valueOf(await wave.createCheckout(input));
    expect(await control().refuseSession(id, code)).toBe('refused');
    expect(valueOf(await wave.getCheckout(id)).lastPaymentError?.code).toBe(code);
  });
});
