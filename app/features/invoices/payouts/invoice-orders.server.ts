import { reversalObstacle, type ReversalObstacle } from '~/domain/payments/payout-state';
import type { TenantContext } from '~/platform/context';
import { payoutsOf, type PayoutRow } from './payout-queries.server';

export type InvoiceOrder = PayoutRow & {
  /** What stands against asking Wave to give the money back. */
  readonly obstacle: ReversalObstacle | null;
};

/** The orders to pay an invoice through Wave, the last one first, for whoever may pay. */
export async function ordersOfInvoice(
  ctx: Pick<TenantContext, 'sql' | 'now'>,
  invoiceId: bigint,
): Promise<InvoiceOrder[]> {
  const orders = await payoutsOf(ctx, invoiceId);
  return orders.map((order) => ({ ...order, obstacle: reversalObstacle(order, ctx.now) }));
}
