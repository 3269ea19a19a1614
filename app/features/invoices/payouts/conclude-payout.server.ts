import { assert } from '~/domain/assert';
import { UNDER_WAY } from '~/domain/payments/payout-state';
import { dayOf, type Day } from '~/domain/period';
import { lockInvoice } from '../lock-invoice.server';
import { settleInvoice } from '../settle-invoice.server';
import type { TenantContext } from '~/platform/context';
import type { Order } from './lot.server';

type Paid = { readonly payoutId: string; readonly paidOn: Day };

/** Wave has paid: the order is done and its invoice settled, in one transaction, once. */
export async function concludePayout(
  ctx: TenantContext,
  { id, invoiceId, amountXof, clientReference }: Order,
  { payoutId, paidOn: paidAtWaveOn }: Paid,
): Promise<void> {
  await ctx.followUp(async (tx) => {
    const { sql, now } = tx;
    const invoice = await lockInvoice(tx, invoiceId);
    const done = await sql.run`UPDATE WavePayout
      SET state = ${'done'}, payoutId = ${payoutId}, failureCode = NULL, updatedAt = ${now}
      WHERE ipmId = ${sql.ipm} AND id = ${id} AND state IN (${sql.list(UNDER_WAY)})`;
    if (done === 0) return;
    assert(invoice.ipmShareXof === amountXof, 'an approved invoice keeps its amount');
    assert(invoice.approvedAt !== null, 'an approved invoice has the instant of its approval');
    const approvedOn = dayOf(invoice.approvedAt);
    // Two clocks: a payment is not written before the approval that it follows.
    const paidOn = paidAtWaveOn < approvedOn ? approvedOn : paidAtWaveOn;
    const paidBy = await orderedBy(tx, id);
    await settleInvoice(ctx, tx, invoice, {
      ...{ method: 'wave', reference: clientReference, paidOn, paidBy },
    });
  });
}

async function orderedBy({ sql }: Pick<TenantContext, 'sql'>, id: bigint): Promise<bigint> {
  const order = await sql.first<{ createdBy: bigint }>`SELECT createdBy FROM WavePayout
    WHERE ipmId = ${sql.ipm} AND id = ${id}`;
  assert(order !== null, 'an order stays');
  return order.createdBy;
}
