import type { Day } from '~/domain/period';
import type { TenantContext } from '~/platform/context';
import { lockInvoice } from '../lock-invoice.server';
import { lockStandingPayment } from '../standing-payment.server';
import { undoPayment } from '../undo-payment.server';
import { concludeReversal } from './conclude-reversal.server';
import { orders, type Order } from './lot-queries.server';

const LISTED = 50;

type Listed = { readonly transactionId: string; readonly kind: string; readonly day: Day };
type Recorded = { readonly paymentId: bigint; readonly invoiceId: bigint };

/**
 * The list of the wallet is the truth: what it says came back is undone, whoever asked for it. An order
 * is known by its reference, a payment that was made at Wave's portal by the movement that it explains.
 * Answers how many it has found.
 */
export async function undoListed(ctx: TenantContext): Promise<number> {
  const ordered = await listedOrders(ctx);
  for (const listed of ordered) {
    await concludeReversal(ctx, listed, { reason: reasonOf(listed), on: listed.day });
  }
  const recorded = await listedPayments(ctx);
  for (const listed of recorded) await undoRecorded(ctx, listed);
  return ordered.length + recorded.length;
}

const reasonOf = ({ kind, transactionId }: Listed) => `Wave ${kind} ${transactionId}`;

const listedOrders = ({ sql }: TenantContext) =>
  sql.rows<Order & Listed>`SELECT o.*, t.transactionId, t.kind, t.day
    FROM WalletTransaction t
      JOIN (${orders(sql)} WHERE w.ipmId = ${sql.ipm} AND (w.state = ${'done'}
          OR (w.state = ${'failed'} AND w.failureCode = ${'paid-twice'}))) o
        ON o.clientReference = t.clientReference AND o.amountXof = t.amountXof
    WHERE t.ipmId = ${sql.ipm} AND t.state = ${'waiting'} AND t.amountXof > 0
    ORDER BY o.id LIMIT ${LISTED}`;

const listedPayments = ({ sql }: TenantContext) =>
  sql.rows<Recorded & Listed>`SELECT p.id AS paymentId, p.invoiceId, t.transactionId, t.kind, t.day
    FROM WalletTransaction t
      JOIN WalletTransaction o ON o.ipmId = t.ipmId AND o.clientReference = t.clientReference
        AND o.amountXof = -t.amountXof
      JOIN ProviderPayment p ON p.ipmId = o.ipmId AND p.id = o.providerPaymentId
        AND p.reversedOn IS NULL
      LEFT JOIN WavePayout w ON w.ipmId = t.ipmId AND w.clientReference = t.clientReference
    WHERE t.ipmId = ${sql.ipm} AND t.state = ${'waiting'} AND t.amountXof > 0 AND w.id IS NULL
    ORDER BY p.id LIMIT ${LISTED}`;

async function undoRecorded(ctx: TenantContext, listed: Recorded & Listed): Promise<void> {
  await ctx.followUp(async (tx) => {
    const invoice = await lockInvoice(tx, listed.invoiceId);
    const payment = await lockStandingPayment(tx, listed.invoiceId);
    if (payment?.id !== listed.paymentId) return;
    const reason = reasonOf(listed);
    await undoPayment(ctx, tx, invoice, { payment, reason, on: listed.day, undoneBy: null });
  });
}
