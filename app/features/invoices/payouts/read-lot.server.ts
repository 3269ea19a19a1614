import type { B2bPayout, Payout, WavePort, WaveResult } from '~/integrations/wave/wave-port';
import type { TenantContext } from '~/platform/context';
import { findAtWave } from './find-at-wave.server';
import { learnOutcome } from './learn-outcome.server';
import { ordersOfLot, recipientOf, type Order } from './lot-queries.server';
import { noteAnswer } from './note-answer.server';

/** Asks Wave what became of the orders that it took. False when Wave was not heard. */
export async function readLot(ctx: TenantContext, port: WavePort, lotId: bigint): Promise<boolean> {
  const orders = await ordersOfLot(ctx, lotId, 'sent');
  const [first] = orders;
  if (first === undefined) return true;
  if (first.waveBatchId !== null) return readBatch(ctx, port, first.waveBatchId, orders);
  // The lot of one order, or a batch whose number was never heard: each by its own.
  for (const order of orders) {
    const answer = await readOne(port, order);
    if (!answer.ok) {
      await noteAnswer(ctx, orders, answer.code);
      return false;
    }
    await learnOutcome(ctx, order, answer.value);
  }
  return true;
}

function readOne(port: WavePort, order: Order): Promise<WaveResult<Payout | B2bPayout>> {
  const { payoutId } = order;
  if (payoutId === null) throw new Error(`order ${order.id} was taken without a number`);
  return recipientOf(order).kind === 'business'
    ? port.getB2bPayout(payoutId)
    : port.getPayout(payoutId);
}

async function readBatch(
  ctx: TenantContext,
  port: WavePort,
  waveBatchId: string,
  orders: readonly Order[],
): Promise<boolean> {
  const answer = await port.getPayoutBatch(waveBatchId);
  if (!answer.ok) {
    await noteAnswer(ctx, orders, answer.code);
    return false;
  }
  const { payouts, status } = answer.value;
  const payoutOf = new Map(payouts.map((one) => [one.clientReference, one]));
  const missing: Order[] = [];
  for (const order of orders) {
    const payout = payoutOf.get(order.clientReference);
    if (payout === undefined) missing.push(order);
    else await learnOutcome(ctx, order, payout);
  }
  if (missing.length === 0 || status !== 'complete') return true;
  return (await findAtWave(ctx, port, missing)) !== 'unheard';
}
