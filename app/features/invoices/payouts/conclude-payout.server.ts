import { assert } from '~/domain/assert';
import type { PayoutState } from '~/domain/payments/payout-state';
import { dayOf, type Day } from '~/domain/period';
import { recordAudit } from '~/features/audit/record-audit.server';
import type { IpmTransaction, TenantContext } from '~/platform/context';
import { lockInvoice, type LockedInvoice } from '../lock-invoice.server';
import { settleInvoice } from '../settle-invoice.server';
import { lockOrder } from './lock-order.server';
import type { Order } from './lot-queries.server';

type Paid = { readonly payoutId: string; readonly paidOn: Day };

/**
 * Wave has paid: the order is done and its invoice settled, in one transaction, once. A success is
 * never dropped: one that comes after the order was called failed settles the invoice all the same,
 * and one whose invoice was paid otherwise meanwhile says so.
 */
export async function concludePayout(
  ctx: TenantContext,
  { id, invoiceId, amountXof, clientReference }: Order,
  { payoutId, paidOn }: Paid,
): Promise<void> {
  await ctx.followUp(async (tx) => {
    const invoice = await lockInvoice(tx, invoiceId);
    const { state, createdBy: paidBy } = await lockOrder(tx, id);
    if (state === 'done' || state === 'reversed') return;
    if (invoice.state !== 'approved') {
      await mark(tx, id, { state: 'failed', payoutId, failureCode: 'paid-twice' });
      await recordAudit(ctx, tx, {
        action: 'invoice.paid-twice',
        entityKind: 'invoice',
        entityId: invoiceId,
        after: { amountXof, reference: clientReference },
      });
      return;
    }
    assert(invoice.ipmShareXof === amountXof, 'an approved invoice keeps its amount');
    await mark(tx, id, { state: 'done', payoutId, failureCode: null });
    await settleInvoice(ctx, tx, invoice, {
      ...{ method: 'wave', reference: clientReference, paidBy },
      paidOn: betweenApprovalAnd(ctx.today, invoice, paidOn),
    });
  });
}

type Marked = {
  readonly state: PayoutState;
  readonly payoutId: string;
  readonly failureCode: string | null;
};

const mark = ({ sql, now }: IpmTransaction, id: bigint, to: Marked) =>
  sql.run`UPDATE WavePayout SET state = ${to.state}, payoutId = ${to.payoutId},
      failureCode = ${to.failureCode}, updatedAt = ${now}
    WHERE ipmId = ${sql.ipm} AND id = ${id}`;

/** Two clocks: a payment is not written before the approval that it follows, nor after today. */
function betweenApprovalAnd(today: Day, { approvedAt }: LockedInvoice, paidOn: Day): Day {
  assert(approvedAt !== null, 'an approved invoice has the instant of its approval');
  const approvedOn = dayOf(approvedAt);
  if (paidOn < approvedOn) return approvedOn;
  return paidOn > today ? today : paidOn;
}
