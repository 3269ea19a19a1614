import { describe, expect, it, vi } from 'vitest';
import { parseWebhookEnvelope, readWebhookEvent } from '~/integrations/wave/webhook-event';
import type { WebhookEvent } from '~/integrations/wave/webhook-event';
import type { WaveWorld } from './wave-world';
import { newWaveWorld, valueOf } from './wave-world';

const WALLET = 'teranga';

/** One event for each amount, in that order. */
async function receive(world: WaveWorld, ...amounts: bigint[]) {
  for (const amountXof of amounts) await world.simulator.receivePayment(WALLET, { amountXof });
}

function arrived(world: WaveWorld): WebhookEvent[] {
  return world.delivered.map(({ rawBody }) => {
    const envelope = parseWebhookEnvelope(rawBody.toString('utf8'));
    if (envelope === null) throw new Error('Not an event');
    return readWebhookEvent(envelope);
  });
}

const amountsArrived = (world: WaveWorld) =>
  arrived(world).map((event) =>
    event.kind === 'merchant-payment-received' ? event.payment.amountXof : null,
  );

const states = async (world: WaveWorld) =>
  (await world.simulator.listEvents(WALLET)).map(({ state }) => state);

describe('webhooks that are told to misbehave', () => {
  it('are lost, the next ones or a share of them, and can be delivered later in order', async () => {
    const world = await newWaveWorld();
    await world.simulator.setBehaviour(WALLET, { loseNext: 1 });
    await receive(world, 1n);
    await world.simulator.setBehaviour(WALLET, { losePercent: 50 });
    await receive(world, 2n, 3n, 4n, 5n);
    await vi.waitUntil(() => world.delivered.length === 2);
    expect(await states(world)).toEqual(['lost', 'delivered', 'lost', 'delivered', 'lost']);
    expect(await world.simulator.redeliverEvents(WALLET)).toBe(3);
    await vi.waitUntil(() => world.delivered.length === 5);
    expect(amountsArrived(world).slice(2)).toEqual([1n, 3n, 5n]);
    expect(new Set(await states(world))).toEqual(new Set(['delivered']));
  });

  it('arrive last first, when so many have come together or are let go', async () => {
    const world = await newWaveWorld();
    await world.simulator.setBehaviour(WALLET, { reorder: 3 });
    await receive(world, 1n, 2n);
    expect(await states(world)).toEqual(['held', 'held']);
    await receive(world, 3n, 4n, 5n);
    await vi.waitUntil(() => world.delivered.length === 3);
    expect(amountsArrived(world)).toEqual([3n, 2n, 1n]);
    expect(await world.simulator.releaseEvents(WALLET)).toBe(2);
    await vi.waitUntil(() => world.delivered.length === 5);
    expect(amountsArrived(world).slice(3)).toEqual([5n, 4n]);
  });

  it('leave at once when the disorder ends', async () => {
    const world = await newWaveWorld();
    await world.simulator.setBehaviour(WALLET, { reorder: 5 });
    await receive(world, 1n, 2n);
    await world.simulator.setBehaviour(WALLET, { reorder: 0 });
    await vi.waitUntil(() => world.delivered.length === 2);
  });

  it('arrive several times, the same to the byte', async () => {
    const world = await newWaveWorld();
    await world.simulator.setBehaviour(WALLET, { copies: 3 });
    await receive(world, 1n);
    await vi.waitUntil(() => world.delivered.length === 3);
    expect(new Set(world.delivered.map(({ rawBody }) => rawBody.toString())).size).toBe(1);
  });

  it('wait as long as they are told to', async () => {
    const world = await newWaveWorld();
    await world.simulator.setBehaviour(WALLET, { delayMs: 600_000 });
    await receive(world, 1n);
    await world.simulator.setBehaviour(WALLET, { delayMs: 0 });
    await receive(world, 2n);
    await vi.waitUntil(() => world.delivered.length === 1);
    expect(amountsArrived(world)).toEqual([2n]);
    expect(await states(world)).toEqual(['pending', 'delivered']);
  });

  it('of another wallet are left alone', async () => {
    const world = await newWaveWorld();
    await world.simulator.setBehaviour('baobab', { loseNext: 10, copies: 5 });
    await receive(world, 1n);
    await vi.waitUntil(() => world.delivered.length === 1);
  });
});

describe('money that no session explains', () => {
  it('arrives with what the payer typed, and can be given back', async () => {
    const world = await newWaveWorld();
    const payment = { amountXof: 15_000n, name: 'Awa Diop', customFields: { Facture: 'oct 26' } };
    const id = await world.simulator.receivePayment(WALLET, payment);
    await vi.waitUntil(() => world.delivered.length === 1);
    expect(arrived(world)).toMatchObject([
      {
        kind: 'merchant-payment-received',
        payment: { id, amountXof: 15_000n, feeXof: 150n, customFields: { Facture: 'oct 26' } },
      },
    ]);
    const listed = async () =>
      valueOf(await world.wave.listTransactions({ day: '2026-03-10' })).items;
    expect(await listed()).toMatchObject([
      {
        id,
        kind: 'merchant_payment',
        customFields: { Facture: 'oct 26' },
        checkoutSessionId: null,
      },
    ]);
    for (const idempotencyKey of ['refund-1', 'refund-2']) {
      expect((await world.wave.refundTransaction({ id, idempotencyKey })).ok).toBe(true);
    }
    expect((await listed()).map(({ kind, isReversal }) => [kind, isReversal])).toEqual([
      ['merchant_payment', false],
      ['merchant_payment_refund', true],
    ]);
    expect(valueOf(await world.wave.getBalance()).amountXof).toBe(0n);
  });

  it.each(['§§§', 42, ['a'], { nested: { deep: true } }])(
    'is read even when the typed fields are %j',
    async (customFields) => {
      const world = await newWaveWorld();
      await world.simulator.receivePayment(WALLET, { amountXof: 500n, customFields });
      await vi.waitUntil(() => world.delivered.length === 1);
      expect(arrived(world)).toMatchObject([
        { kind: 'merchant-payment-received', payment: { amountXof: 500n, customFields: null } },
      ]);
      const { items } = valueOf(await world.wave.listTransactions({ day: '2026-03-10' }));
      expect(items).toMatchObject([{ amountXof: 500n, customFields: null }]);
    },
  );

  it('from a business arrives or fails; only what arrives moves the balance', async () => {
    const world = await newWaveWorld();
    const payment = { amountXof: 70_000n, senderId: 'M_sonacos', clientReference: 'novembre' };
    await world.simulator.receiveB2bPayment(WALLET, { ...payment, failure: 'insufficient-funds' });
    await world.simulator.receiveB2bPayment(WALLET, payment);
    await vi.waitUntil(() => world.delivered.length === 2);
    expect(new Set(arrived(world).map(({ kind }) => kind))).toEqual(
      new Set(['b2b-payment-failed', 'b2b-payment-received']),
    );
    expect(arrived(world).find(({ kind }) => kind === 'b2b-payment-failed')).toMatchObject({
      payment: { senderId: 'M_sonacos', lastPaymentError: { code: 'insufficient-funds' } },
    });
    expect(valueOf(await world.wave.getBalance()).amountXof).toBe(70_000n);
  });
});
