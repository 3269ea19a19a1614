import { dayOf } from '~/domain/period';
import type { B2bPayout, Payout } from '~/integrations/wave/wave-port';
import type { TenantContext } from '~/platform/context';
import { concludePayout } from './conclude-payout.server';
import { concludeReversal } from './conclude-reversal.server';
import { failPayouts } from './fail-payouts.server';
import type { Order } from './lot-queries.server';

/**
 * What Wave says of an order: taken, paid, or not; paid and given back are two events, and both are written.
 * @throws when Wave speaks of another amount or another order: nothing is written then.
 */
export async function learnOutcome(
  ctx: TenantContext,
  order: Order,
  payout: Payout | B2bPayout,
): Promise<void> {
  const { amountXof, clientReference } = order;
  const isOurs =
    payout.receiveAmountXof === amountXof &&
    (payout.clientReference ?? clientReference) === clientReference;
  if (!isOurs) throw new Error(`payout ${payout.id} is not what order ${order.id} asks for`);
  switch (payout.status) {
    case 'processing':
      return noteTaken(ctx, order, payout.id);
    case 'succeeded':
      return concludePayout(ctx, order, paidBy(ctx, payout));
    case 'failed': {
      const error = 'error' in payout ? payout.error : null;
      return failPayouts(ctx, [order], error?.code ?? 'unknown-error');
    }
    case 'reversed': {
      await concludePayout(ctx, order, paidBy(ctx, payout));
      return concludeReversal(ctx, order, { reason: `Wave ${payout.id}`, on: ctx.today });
    }
  }
}

const paidBy = ({ today }: TenantContext, payout: Payout | B2bPayout) => ({
  payoutId: payout.id,
  paidOn: 'paidAt' in payout ? dayOf(payout.paidAt) : today,
});

async function noteTaken(ctx: TenantContext, { id }: Order, payoutId: string): Promise<void> {
  await ctx.followUp(
    ({ sql, now }) => sql.run`UPDATE WavePayout
      SET state = ${'sent'}, payoutId = ${payoutId}, failureCode = NULL, updatedAt = ${now}
      WHERE ipmId = ${sql.ipm} AND id = ${id} AND state IN (${'intent'}, ${'sent'})`,
  );
}
