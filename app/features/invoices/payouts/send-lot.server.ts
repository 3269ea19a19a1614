import { isPayoutRefusal } from '~/domain/payments/payout-state';
import type { WavePort, WaveResult } from '~/integrations/wave/wave-port';
import type { TenantContext } from '~/platform/context';
import { failPayout } from './fail-payout.server';
import { learnOutcome } from './learn-outcome.server';
import { ordersOfLot, recipientOf, type Order } from './lot.server';

/** Gives a lot to Wave under its own key: one order by a payout, several by a batch. */
export async function sendLot(ctx: TenantContext, port: WavePort, lotId: bigint): Promise<void> {
  const orders = await ordersOfLot(ctx, lotId, 'intent');
  const [only, ...others] = orders;
  if (only === undefined) return;
  if (others.length === 0) await sendOne(ctx, port, only);
  else await sendBatch(ctx, port, lotId, orders);
}

async function sendOne(ctx: TenantContext, port: WavePort, order: Order) {
  const { amountXof: receiveAmountXof, clientReference, idempotencyKey } = order;
  const asked = { receiveAmountXof, clientReference, idempotencyKey };
  const recipient = recipientOf(order);
  if (recipient.kind === 'business') {
    const answer = await port.createB2bPayout({ ...asked, recipientId: recipient.businessId });
    if (!answer.ok) return refused(ctx, [order], answer);
    return learnOutcome(ctx, order, answer.value);
  }
  const answer = await port.createPayout({ ...asked, ...payee(order, recipient.mobile) });
  if (!answer.ok) return refused(ctx, [order], answer);
  return learnOutcome(ctx, order, answer.value);
}

async function sendBatch(ctx: TenantContext, port: WavePort, lotId: bigint, orders: Order[]) {
  const answer = await port.createPayoutBatch({
    idempotencyKey: `payouts-${lotId}`,
    payouts: orders.map((order) => {
      const recipient = recipientOf(order);
      if (recipient.kind === 'business') throw new Error('a batch pays mobiles');
      const { amountXof: receiveAmountXof, clientReference } = order;
      return { receiveAmountXof, clientReference, ...payee(order, recipient.mobile) };
    }),
  });
  if (!answer.ok) return refused(ctx, orders, answer);
  const { id: waveBatchId } = answer.value;
  await ctx.followUp(
    ({ sql, now }) => sql.run`UPDATE WavePayout
      SET state = ${'sent'}, waveBatchId = ${waveBatchId}, failureCode = NULL, updatedAt = ${now}
      WHERE ipmId = ${sql.ipm} AND lotId = ${lotId} AND state = ${'intent'}`,
  );
}

/** Shown to who receives the money; at most 40 characters. */
const payee = ({ recipientName, clientReference }: Order, mobile: string) => ({
  mobile,
  name: recipientName,
  paymentReason: (clientReference.split(':')[1] ?? '').slice(0, 40),
});

type Refusal = Extract<WaveResult<unknown>, { readonly ok: false }>;

/** Only an answer by which nothing was done ends an order; after any other, the same key asks again. */
async function refused(ctx: TenantContext, orders: readonly Order[], { code }: Refusal) {
  if (isPayoutRefusal(code)) {
    for (const order of orders) await failPayout(ctx, order, code);
    return;
  }
  await ctx.followUp(
    ({ sql, now }) => sql.run`UPDATE WavePayout SET failureCode = ${code}, updatedAt = ${now}
      WHERE ipmId = ${sql.ipm} AND id IN (${sql.list(orders.map(({ id }) => id))})
        AND state = ${'intent'}`,
  );
}
