import { assert } from '~/domain/assert';
import { hasPaid } from '~/domain/payments/payout-state';
import type { Day } from '~/domain/period';
import { recordAudit } from '~/features/audit/record-audit.server';
import type { IpmTransaction, TenantContext } from '~/platform/context';
import { lockInvoice } from '../lock-invoice.server';
import { lockStandingPayment } from '../standing-payment.server';
import { undoPayment } from '../undo-payment.server';
import { lockOrder } from './lock-order.server';
import type { Order } from './lot-queries.server';

type GivenBack = { readonly reason: string; readonly on: Day };

/**
 * Wave has given back what it paid for an order: the payment that it was is undone, in one transaction,
 * once. What Wave had paid a second time settles nothing, and undoes nothing.
 */
export async function concludeReversal(
  ctx: TenantContext,
  order: Pick<Order, 'id' | 'invoiceId' | 'amountXof' | 'clientReference'>,
  { reason, on }: GivenBack,
): Promise<void> {
  const { id, invoiceId, amountXof, clientReference } = order;
  await ctx.followUp(async (tx) => {
    const { sql, now } = tx;
    const invoice = await lockInvoice(tx, invoiceId);
    const locked = await lockOrder(tx, id);
    const asked = await endReversal(tx, id);
    if (!hasPaid(locked)) return;
    await sql.run`UPDATE WavePayout SET state = ${'reversed'}, updatedAt = ${now}
      WHERE ipmId = ${sql.ipm} AND id = ${id}`;
    const why = asked?.reason ?? reason;
    if (locked.state === 'done') {
      const payment = await lockStandingPayment(tx, invoiceId);
      assert(payment?.reference === clientReference, 'an order that is done has paid its invoice');
      const undoneBy = asked?.createdBy ?? ctx.user?.id ?? null;
      await undoPayment(ctx, tx, invoice, { payment, reason: why, on, undoneBy });
      return;
    }
    await recordAudit(ctx, tx, {
      action: 'invoice.payout-reversed',
      entityKind: 'invoice',
      entityId: invoiceId,
      after: { amountXof, reference: clientReference },
      reason: why,
    });
  });
}

type Asked = { readonly id: bigint; readonly reason: string; readonly createdBy: bigint };

/** Who had asked for it and why, when somebody had. */
async function endReversal({ sql, now }: IpmTransaction, orderId: bigint): Promise<Asked | null> {
  const asked = await sql.first<Asked>`SELECT id, reason, createdBy FROM WavePayoutReversal
    WHERE ipmId = ${sql.ipm} AND orderId = ${orderId} AND state = ${'intent'} LIMIT 1 FOR UPDATE`;
  if (asked === null) return null;
  await sql.run`UPDATE WavePayoutReversal SET state = ${'done'}, failureCode = NULL,
      updatedAt = ${now}
    WHERE ipmId = ${sql.ipm} AND id = ${asked.id}`;
  return asked;
}
