import type { WavePort } from '~/integrations/wave/wave-port';
import type { TenantContext } from '~/platform/context';
import { learnOutcome } from './learn-outcome.server';
import { ordersOfLot, recipientOf, type Order } from './lot.server';

/** Asks Wave what became of the orders that it took. */
export async function readLot(ctx: TenantContext, port: WavePort, lotId: bigint): Promise<void> {
  const orders = await ordersOfLot(ctx, lotId, 'sent');
  const waveBatchId = orders[0]?.waveBatchId ?? null;
  if (waveBatchId === null) {
    for (const order of orders) await readOne(ctx, port, order);
    return;
  }
  const answer = await port.getPayoutBatch(waveBatchId);
  if (!answer.ok) return;
  const payoutOf = new Map(answer.value.payouts.map((one) => [one.clientReference, one]));
  for (const order of orders) {
    const payout = payoutOf.get(order.clientReference);
    if (payout !== undefined) await learnOutcome(ctx, order, payout);
  }
}

async function readOne(ctx: TenantContext, port: WavePort, order: Order) {
  const { payoutId } = order;
  if (payoutId === null) throw new Error(`order ${order.id} was taken without a number`);
  const answer =
    recipientOf(order).kind === 'business'
      ? await port.getB2bPayout(payoutId)
      : await port.getPayout(payoutId);
  if (answer.ok) await learnOutcome(ctx, order, answer.value);
}
