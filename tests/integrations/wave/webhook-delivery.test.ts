import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createSimulatorClient } from '~/integrations/wave/simulator-client.server';
import { createSimulator } from '~/integrations/wave/simulator/simulator.server';
import type { SimulatedEvent } from '~/integrations/wave/simulator/simulator-state';
import { parseWebhookEnvelope, readWebhookEvent } from '~/integrations/wave/webhook-event';
import { verifyWebhook } from '~/integrations/wave/webhook-signature.server';
import type { Delivered, WaveWorld } from './wave-world';
import {
  API_KEY,
  START,
  WEBHOOK_SECRET,
  controlCall,
  newCheckout,
  newClient,
  newWaveWorld,
  valueOf,
} from './wave-world';

const NOW_SECONDS = START.getTime() / 1000;

function verifyDelivered(delivered: Delivered | undefined, secrets = [WEBHOOK_SECRET]) {
  return verifyWebhook({
    header: (delivered?.headers['wave-signature'] as string | undefined) ?? null,
    authorization: delivered?.headers.authorization ?? null,
    rawBody: delivered?.rawBody ?? Buffer.alloc(0),
    secrets,
    nowSeconds: NOW_SECONDS,
    toleranceSeconds: 300,
  });
}

function eventOf(delivered: Delivered | undefined) {
  const envelope = parseWebhookEnvelope(delivered?.rawBody.toString('utf8') ?? '');
  if (envelope === null) throw new Error('Not an event');
  return readWebhookEvent(envelope);
}

async function paySession(world: WaveWorld): Promise<string> {
  const { id } = valueOf(await world.wave.createCheckout(newCheckout()));
  await world.control('POST', `/sessions/${id}/pay`);
  return id;
}

async function eventsOf(world: WaveWorld): Promise<SimulatedEvent[]> {
  return (await world.control<{ events: SimulatedEvent[] }>('GET', '/events')).events;
}

describe('a webhook', () => {
  it('tells of a payment, signed, with the session as the API shows it', async () => {
    const world = await newWaveWorld();
    const id = await paySession(world);
    await vi.waitUntil(() => world.delivered.length === 1);
    expect(verifyDelivered(world.delivered[0])).toEqual({ ok: true, strategy: 'signing' });
    expect(eventOf(world.delivered[0])).toEqual({
      kind: 'checkout-completed',
      session: valueOf(await world.wave.getCheckout(id)),
    });
  });

  it('tells of a refused payment and of its reason', async () => {
    const world = await newWaveWorld();
    const { id } = valueOf(await world.wave.createCheckout(newCheckout()));
    await world.control('POST', `/sessions/${id}/refuse`);
    await vi.waitUntil(() => world.delivered.length === 1);
    expect(eventOf(world.delivered[0])).toMatchObject({
      kind: 'checkout-payment-failed',
      session: { id, lastPaymentError: { code: 'insufficient-funds' } },
    });
  });

  it('is sent once for a payment that is confirmed twice', async () => {
    const world = await newWaveWorld();
    const id = await paySession(world);
    await world.control('POST', `/sessions/${id}/pay`);
    expect(await eventsOf(world)).toHaveLength(1);
  });

  it('is repeated unchanged until it is taken', async () => {
    const world = await newWaveWorld({ answerWebhook: (delivery) => (delivery < 3 ? 503 : 204) });
    await paySession(world);
    await vi.waitUntil(async () => (await eventsOf(world))[0]?.state === 'delivered');
    const bodies = world.delivered.map(({ rawBody }) => rawBody.toString('utf8'));
    expect(bodies).toHaveLength(3);
    expect(new Set(bodies).size).toBe(1);
  });

  it('is given up after a bounded number of attempts', async () => {
    const world = await newWaveWorld({ answerWebhook: () => 500 });
    await paySession(world);
    await vi.waitUntil(async () => (await eventsOf(world))[0]?.state === 'given-up');
    expect(world.delivered).toHaveLength(4);
  });

  it('carries two signatures while secrets rotate', async () => {
    const rotatingWebhookSecret = 'wave_sn_WHS_teranga_next';
    const world = await newWaveWorld({ wallet: { rotatingWebhookSecret } });
    await paySession(world);
    await vi.waitUntil(() => world.delivered.length === 1);
    expect(verifyDelivered(world.delivered[0], [WEBHOOK_SECRET]).ok).toBe(true);
    expect(verifyDelivered(world.delivered[0], [rotatingWebhookSecret]).ok).toBe(true);
    expect(verifyDelivered(world.delivered[0], ['wave_sn_WHS_old']).ok).toBe(false);
  });

  it('carries the secret itself in the other strategy', async () => {
    const world = await newWaveWorld({ wallet: { webhookStrategy: 'shared-secret' } });
    await paySession(world);
    await vi.waitUntil(() => world.delivered.length === 1);
    expect(verifyDelivered(world.delivered[0])).toEqual({ ok: true, strategy: 'shared-secret' });
  });

  it('can be delivered again at will: many times, with an old timestamp, with another secret', async () => {
    const world = await newWaveWorld();
    await paySession(world);
    await vi.waitUntil(() => world.delivered.length === 1);
    const [event] = await eventsOf(world);
    const path = `/events/${event?.id ?? ''}/deliver`;
    const twenty = await world.control<{ statuses: number[] }>('POST', path, { times: 20 });
    expect(twenty.statuses).toEqual(Array.from({ length: 20 }, () => 200));
    expect(world.delivered).toHaveLength(21);
    await world.control('POST', path, { timestamp: NOW_SECONDS - 301 });
    expect(verifyDelivered(world.delivered[21])).toEqual({ ok: false, reason: 'stale' });
    await world.control('POST', path, { secret: 'wave_sn_WHS_forged' });
    expect(verifyDelivered(world.delivered[22])).toEqual({ ok: false, reason: 'mismatch' });
  });

  it('of a type that is not known is kept, and one that cannot be read is named', async () => {
    const world = await newWaveWorld();
    const emit = (type: string, data: object) =>
      world.control('POST', '/events', { walletId: 'teranga', type, data });
    await emit('wallet.renamed', { name: 'Teranga' });
    await vi.waitUntil(() => world.delivered.length === 1);
    await emit('merchant.payment_received', { id: 'T_1', amount: '500', currency: 'XOF' });
    await vi.waitUntil(() => world.delivered.length === 2);
    await emit('b2b.payment_received', { id: 'b2b-1', amount: 500, currency: 'XOF' });
    await vi.waitUntil(() => world.delivered.length === 3);
    expect(world.delivered.map(eventOf)).toMatchObject([
      { kind: 'unknown', type: 'wallet.renamed' },
      {
        kind: 'merchant-payment-received',
        payment: { id: 'T_1', amountXof: 500n, feeXof: null, customFields: null },
      },
      { kind: 'unreadable', type: 'b2b.payment_received', fields: ['amount'] },
    ]);
  });

  it.each(['', 'nonsense', '[]', '{"id":"EV_1","type":"x"}', '{"id":"","type":"x","data":{}}'])(
    'with a body like %j is not an event',
    (body) => {
      expect(parseWebhookEnvelope(body)).toBeNull();
    },
  );
});

describe('a simulator that is stopped and started again', () => {
  it('keeps wallets, sessions, balances, keys and what it still has to deliver', async () => {
    const statePath = join(await mkdtemp(join(tmpdir(), 'wave-')), 'state.json');
    let up = false;
    const receiver = await newWaveWorld({ answerWebhook: () => (up ? 200 : 500) });
    const [wallet] = (
      await receiver.control<{ wallets: { webhookUrl: string }[] }>('GET', '/wallets')
    ).wallets;
    const first = await createSimulator({ port: 0, statePath, webhookRetryDelaysMs: [60_000] });
    await controlCall(first.url, 'POST', '/wallets', {
      walletId: 'teranga',
      businessName: 'IPM Teranga',
      apiKey: API_KEY,
      webhookSecret: WEBHOOK_SECRET,
      webhookUrl: wallet?.webhookUrl,
    });
    const { id } = valueOf(await newClient(first.url, API_KEY).createCheckout(newCheckout()));
    await controlCall(first.url, 'POST', `/sessions/${id}/pay`);
    await vi.waitUntil(() => receiver.delivered.length === 1);
    await first.close();

    up = true;
    const second = await createSimulator({ port: 0, statePath });
    const wave = newClient(second.url, API_KEY);
    expect(valueOf(await wave.getCheckout(id)).checkoutStatus).toBe('complete');
    expect(valueOf(await wave.getBalance()).amountXof).toBe(14_850n);
    expect(valueOf(await wave.createCheckout(newCheckout())).id).toBe(id);
    await vi.waitUntil(() => receiver.delivered.length === 2);
    await second.close();
  });

  it('keeps a secret that was rotated, until the wallet is registered with another', async () => {
    const statePath = join(await mkdtemp(join(tmpdir(), 'wave-')), 'state.json');
    const wallet = {
      walletId: 'teranga',
      businessName: 'IPM Teranga',
      apiKey: API_KEY,
      webhookSecret: WEBHOOK_SECRET,
      webhookUrl: 'http://127.0.0.1:9/webhooks/wave',
    };
    const started = async (webhookSecret = WEBHOOK_SECRET) => {
      const wallets = [{ ...wallet, webhookSecret }];
      const { url, close } = await createSimulator({ port: 0, statePath, wallets });
      const simulated = createSimulatorClient(url);
      return { simulated, close, newSecret: (await simulated.getWallet('teranga')).newSecret };
    };
    const first = await started();
    const secret = await first.simulated.rotateSecret('teranga');
    await first.close();
    const second = await started();
    expect(second.newSecret).toBe(secret);
    await second.close();
    const third = await started('wave_sn_WHS_registered_anew');
    expect(third.newSecret).toBeNull();
    await third.close();
  });
});
