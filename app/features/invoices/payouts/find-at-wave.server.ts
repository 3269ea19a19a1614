import { addDays, dayOf } from '~/domain/period';
import { findInDay } from '~/features/payments/wallet-list.server';
import type { WavePort } from '~/integrations/wave/wave-port';
import type { TenantContext } from '~/platform/context';
import { concludePayout } from './conclude-payout.server';
import { learnOutcome } from './learn-outcome.server';
import { recipientOf, type Order } from './lot-queries.server';

/** `none`: Wave has never carried out any of these orders. */
type Search = 'found' | 'none' | 'unheard';

/**
 * Looks for the orders of a lot by their references: payouts by Wave's search; a business is paid
 * without one, and is looked for in the list of the wallet. A batch was taken whole or not at all.
 */
export async function findAtWave(
  ctx: TenantContext,
  port: WavePort,
  orders: readonly Order[],
): Promise<Search> {
  let found: Search = 'none';
  for (const order of orders) {
    const isBusiness = recipientOf(order).kind === 'business';
    const search = await (isBusiness ? findInList : findPayout)(ctx, port, order);
    if (search === 'unheard') return 'unheard';
    if (search === 'found') found = 'found';
  }
  return found;
}

async function findPayout(ctx: TenantContext, port: WavePort, order: Order): Promise<Search> {
  const answer = await port.searchPayoutsByReference(order.clientReference);
  if (!answer.ok) return 'unheard';
  const [payout] = answer.value;
  if (payout === undefined) return 'none';
  await learnOutcome(ctx, order, payout);
  return 'found';
}

async function findInList(ctx: TenantContext, port: WavePort, order: Order): Promise<Search> {
  const { clientReference, amountXof, attemptedAt } = order;
  const last = addDays(ctx.today, 1);
  for (let day = dayOf(attemptedAt ?? ctx.now); day < last; day = addDays(day, 1)) {
    const paid = await findInDay(
      port,
      day,
      (one) => one.clientReference === clientReference && one.amountXof === -amountXof,
    );
    if (paid === 'unheard') return 'unheard';
    if (paid === null) continue;
    await concludePayout(ctx, order, { payoutId: paid.id, paidOn: day });
    return 'found';
  }
  return 'none';
}
