import { endsOrder } from '~/domain/payments/payout-state';
import type { WavePort, WaveResult } from '~/integrations/wave/wave-port';
import type { TenantContext } from '~/platform/context';
import { failPayouts } from './fail-payouts.server';
import { findAtWave } from './find-at-wave.server';
import { learnOutcome } from './learn-outcome.server';
import { ordersOfLot, recipientOf, type Order } from './lot-queries.server';
import { noteAnswer } from './note-answer.server';

const HOUR_MS = 3_600_000;

/**
 * Gives a lot to Wave under its own key: one order by a payout, several by a batch. False when Wave
 * was not heard, and the others need not ask now.
 */
export async function sendLot(ctx: TenantContext, port: WavePort, lotId: bigint): Promise<boolean> {
  const orders = await ordersOfLot(ctx, lotId, 'intent');
  if (orders.length === 0) return true;
  const attemptedAt = orders[0]?.attemptedAt ?? null;
  const isFirst = attemptedAt === null;
  const paid = orders.filter(({ invoiceState }) => invoiceState !== 'approved');
  if (isFirst && paid.length > 0) {
    await failPayouts(ctx, paid, 'invoice-paid');
    return true;
  }
  // Wave does not remember a key for ever: after an hour it is asked whether it knows the order.
  if (!isFirst && ctx.now.getTime() - attemptedAt.getTime() > HOUR_MS) {
    const search = await findAtWave(ctx, port, orders);
    if (search !== 'none') return search === 'found';
  }
  await noteAttempt(ctx, lotId);
  const answer = await ask(ctx, port, lotId, orders);
  if (answer.ok) return true;
  if (endsOrder(answer, isFirst)) {
    await failPayouts(ctx, orders, answer.code);
    return true;
  }
  await noteAnswer(ctx, orders, answer.code);
  if (answer.code !== 'idempotency-mismatch' && answer.code !== 'conflict') return false;
  return (await findAtWave(ctx, port, orders)) !== 'unheard';
}

const noteAttempt = (ctx: TenantContext, lotId: bigint) =>
  ctx.followUp(
    ({ sql, now }) => sql.run`UPDATE WavePayout SET attemptedAt = COALESCE(attemptedAt, ${now})
      WHERE ipmId = ${sql.ipm} AND lotId = ${lotId} AND state = ${'intent'}`,
  );

async function ask(
  ctx: TenantContext,
  port: WavePort,
  lotId: bigint,
  orders: readonly Order[],
): Promise<WaveResult<unknown>> {
  const [only, ...others] = orders;
  if (only === undefined || others.length > 0) return askBatch(ctx, port, lotId, orders);
  const { amountXof: receiveAmountXof, clientReference, idempotencyKey } = only;
  const asked = { receiveAmountXof, clientReference, idempotencyKey };
  const recipient = recipientOf(only);
  const answer =
    recipient.kind === 'business'
      ? await port.createB2bPayout({ ...asked, recipientId: recipient.businessId })
      : await port.createPayout({ ...asked, ...payee(only, recipient.mobile) });
  if (answer.ok) await learnOutcome(ctx, only, answer.value);
  return answer;
}

async function askBatch(
  ctx: TenantContext,
  port: WavePort,
  lotId: bigint,
  orders: readonly Order[],
) {
  const answer = await port.createPayoutBatch({
    idempotencyKey: `payouts-${lotId}`,
    payouts: orders.map((order) => {
      const recipient = recipientOf(order);
      if (recipient.kind === 'business') throw new Error('a batch pays mobiles');
      const { amountXof: receiveAmountXof, clientReference } = order;
      return { receiveAmountXof, clientReference, ...payee(order, recipient.mobile) };
    }),
  });
  if (!answer.ok) return answer;
  const { id: waveBatchId } = answer.value;
  await ctx.followUp(
    ({ sql, now }) => sql.run`UPDATE WavePayout
      SET state = ${'sent'}, waveBatchId = ${waveBatchId}, failureCode = NULL, updatedAt = ${now}
      WHERE ipmId = ${sql.ipm} AND lotId = ${lotId} AND state = ${'intent'}`,
  );
  return answer;
}

/** Shown to who receives the money; at most 40 characters. */
const payee = ({ recipientName, invoiceNumber }: Order, mobile: string) => ({
  mobile,
  name: recipientName,
  paymentReason: (invoiceNumber ?? '').slice(0, 40),
});
