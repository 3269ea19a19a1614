import { assert } from '~/domain/assert';
import { invoiceTransition } from '~/domain/care/invoice-state';
import { dayOf } from '~/domain/period';
import { isOrderReference } from './payouts/order-reference.server';
import { isPayoutUnderWay } from './payouts/payout-under-way.server';
import type { CommandResult, Refusal, TenantContext } from '~/platform/context';
import { checkHands } from './duty-obstacles.server';
import type { PayInvoiceInput } from './invoice-form';
import { lockInvoice, type LockedInvoice } from './lock-invoice.server';
import { settleInvoice } from './settle-invoice.server';

/** Writes down the payment of an approved invoice, once and whole. */
export async function payInvoice(
  ctx: TenantContext,
  input: PayInvoiceInput,
): Promise<CommandResult<{ readonly invoiceId: bigint }>> {
  const { invoiceId, ...settlement } = input;
  return ctx.transaction(async (tx) => {
    const invoice = await lockInvoice(tx, invoiceId);
    const refusal = checkPayment(ctx, invoice, input);
    if (refusal !== null) return refusal;
    const apart = await checkHands(ctx, tx, 'pay', invoice);
    if (apart !== null) return { ok: false, reason: apart };
    if (await isPayoutUnderWay(tx, invoiceId)) return { ok: false, reason: 'payout-under-way' };
    const { method, reference } = input;
    if (method === 'wave' && (await isOrderReference(tx, reference))) {
      return { ok: false, reason: 'reference-of-order' };
    }
    await settleInvoice(ctx, tx, invoice, { ...settlement, paidBy: ctx.user?.id ?? 0n });
    return { ok: true, invoiceId };
  });
}

function checkPayment(
  ctx: TenantContext,
  invoice: LockedInvoice,
  { paidOn }: PayInvoiceInput,
): Refusal | null {
  if (invoiceTransition(invoice.state, 'pay') === null) {
    return { ok: false, reason: invoice.state === 'paid' ? 'invoice-paid' : 'invoice-not-to-pay' };
  }
  if (paidOn > ctx.today) return { ok: false, reason: 'day-in-future' };
  assert(invoice.approvedAt !== null, 'an approved invoice has the instant of its approval');
  return paidOn < dayOf(invoice.approvedAt)
    ? { ok: false, reason: 'payment-before-approval' }
    : null;
}
