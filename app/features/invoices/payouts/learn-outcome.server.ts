import { dayOf } from '~/domain/period';
import type { B2bPayout, Payout } from '~/integrations/wave/wave-port';
import type { TenantContext } from '~/platform/context';
import { concludePayout } from './conclude-payout.server';
import { failPayout } from './fail-payout.server';
import type { Order } from './lot.server';

/** What Wave says of an order: taken, paid, or not. */
export async function learnOutcome(
  ctx: TenantContext,
  order: Order,
  payout: Payout | B2bPayout,
): Promise<void> {
  switch (payout.status) {
    case 'processing':
      return noteTaken(ctx, order, payout.id);
    case 'succeeded': {
      const paidOn = 'paidAt' in payout ? dayOf(payout.paidAt) : ctx.today;
      return concludePayout(ctx, order, { payoutId: payout.id, paidOn });
    }
    case 'failed': {
      const error = 'error' in payout ? payout.error : null;
      return failPayout(ctx, order, error?.code ?? 'unknown-error');
    }
    case 'reversed':
      return failPayout(ctx, order, 'payout-reversed');
  }
}

async function noteTaken(ctx: TenantContext, { id }: Order, payoutId: string): Promise<void> {
  await ctx.followUp(
    ({ sql, now }) => sql.run`UPDATE WavePayout
      SET state = ${'sent'}, payoutId = ${payoutId}, failureCode = NULL, updatedAt = ${now}
      WHERE ipmId = ${sql.ipm} AND id = ${id} AND state = ${'intent'}`,
  );
}
