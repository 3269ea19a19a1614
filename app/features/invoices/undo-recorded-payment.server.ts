import type { CommandResult, IpmContext, IpmTransaction } from '~/platform/context';
import { checkHands } from './duty-obstacles.server';
import type { UndoPaymentInput } from './invoice-form';
import { invoiceOfPayment } from './invoice-queries.server';
import { lockInvoice } from './lock-invoice.server';
import { lockStandingPayment, type StandingPayment } from './standing-payment.server';
import { undoPayment } from './undo-payment.server';

type Undone = { readonly invoiceId: bigint; readonly state: 'approved' | 'paid' };

/**
 * Undoes a payment that was written down by hand: a transfer sent back, a cheque unpaid, the wrong
 * invoice. What an order to Wave has paid comes back through Wave alone.
 */
export async function undoRecordedPayment(
  ctx: IpmContext,
  { paymentId, reason }: UndoPaymentInput,
): Promise<CommandResult<Undone>> {
  const invoiceId = await invoiceOfPayment(ctx, paymentId);
  return ctx.transaction(async (tx) => {
    const invoice = await lockInvoice(tx, invoiceId);
    const payment = await lockStandingPayment(tx, invoiceId);
    if (payment?.id !== paymentId) return { ok: false, reason: 'payment-undone' };
    const apart = await checkHands(ctx, tx, 'pay', invoice);
    if (apart !== null) return { ok: false, reason: apart };
    if (await isOfAnOrder(tx, invoiceId, payment))
      return { ok: false, reason: 'payment-by-wave-order' };
    const undoing = { reason, on: ctx.today, undoneBy: ctx.user.id };
    const state = await undoPayment(ctx, tx, invoice, { payment, ...undoing });
    await freeMovement(tx, paymentId);
    return { ok: true, invoiceId, state };
  });
}

async function isOfAnOrder(
  { sql }: IpmTransaction,
  invoiceId: bigint,
  { reference }: StandingPayment,
) {
  const order = await sql.first<{ id: bigint }>`SELECT id FROM WavePayout
    WHERE ipmId = ${sql.ipm} AND invoiceId = ${invoiceId} AND clientReference = ${reference}
      AND state = ${'done'}`;
  return order !== null;
}

/** Money that did leave the wallet waits again for what explains it. */
const freeMovement = ({ sql }: IpmTransaction, paymentId: bigint) =>
  sql.run`UPDATE WalletTransaction
    SET state = ${'waiting'}, providerPaymentId = NULL, settledAt = NULL
    WHERE ipmId = ${sql.ipm} AND providerPaymentId = ${paymentId}`;
