import { dayOf } from '~/domain/period';
import type { B2bPayout, Payout } from '~/integrations/wave/wave-port';
import type { TenantContext } from '~/platform/context';
import { concludePayout } from './conclude-payout.server';
import { failPayouts } from './fail-payouts.server';
import type { Order } from './lot-queries.server';

/**
 * What Wave says of an order: taken, paid, or not.
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
    case 'succeeded': {
      const paidOn = 'paidAt' in payout ? dayOf(payout.paidAt) : ctx.today;
      return concludePayout(ctx, order, { payoutId: payout.id, paidOn });
    }
    case 'failed': {
      const error = 'error' in payout ? payout.error : null;
      return failPayouts(ctx, [order], error?.code ?? 'unknown-error');
    }
    case 'reversed':
      return failPayouts(ctx, [order], 'payout-reversed');
  }
}

async function noteTaken(ctx: TenantContext, { id }: Order, payoutId: string): Promise<void> {
  await ctx.followUp(
    ({ sql, now }) => sql.run`UPDATE WavePayout
      SET state = ${'sent'}, payoutId = ${payoutId}, failureCode = NULL, updatedAt = ${now}
      WHERE ipmId = ${sql.ipm} AND id = ${id} AND state IN (${'intent'}, ${'sent'})`,
  );
}
