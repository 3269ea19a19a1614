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

/** The list of the wallet is the truth: what it says came back is undone, whoever asked for it. */
export async function undoListed(ctx: TenantContext): Promise<void> {
  for (const listed of await listedOrders(ctx)) {
    await concludeReversal(ctx, listed, { reason: reasonOf(listed), on: listed.day });
  }
  for (const listed of await listedPayments(ctx)) await undoRecorded(ctx, listed);
}

const reasonOf = ({ kind, transactionId }: Listed) => `Wave ${kind} ${transactionId}`;

const listedOrders = ({ sql }: TenantContext) =>
  sql.rows<Order & Listed>`SELECT o.*, t.transactionId, t.kind, t.day
    FROM WalletTransaction t
      JOIN (${orders(sql)} WHERE w.ipmId = ${sql.ipm} AND (w.state = ${'done'}
          OR (w.state = ${'failed'} AND w.failureCode = ${'paid-twice'}))) o
        ON o.clientReference = t.clientReference AND o.amountXof = t.amountXof
    WHERE t.ipmId = ${sql.ipm} AND t.state = ${'waiting'} AND t.isReversal = 1
    ORDER BY o.id LIMIT ${LISTED}`;

/** Paid at Wave's own portal, and its reference copied here. */
const listedPayments = ({ sql }: TenantContext) =>
  sql.rows<Recorded & Listed>`SELECT p.id AS paymentId, p.invoiceId, t.transactionId, t.kind, t.day
    FROM WalletTransaction t
      JOIN ProviderPayment p ON p.ipmId = t.ipmId AND p.reference = t.clientReference
        AND p.amountXof = t.amountXof AND p.method = ${'wave'} AND p.reversedOn IS NULL
      LEFT JOIN WavePayout w ON w.ipmId = p.ipmId AND w.clientReference = p.reference
    WHERE t.ipmId = ${sql.ipm} AND t.state = ${'waiting'} AND t.isReversal = 1 AND w.id IS NULL
    ORDER BY p.id LIMIT ${LISTED}`;

async function undoRecorded(ctx: TenantContext, listed: Recorded & Listed): Promise<void> {
  await ctx.followUp(async (tx) => {
    const invoice = await lockInvoice(tx, listed.invoiceId);
    const payment = await lockStandingPayment(tx, listed.invoiceId);
    if (payment?.id !== listed.paymentId) return;
    const reason = reasonOf(listed);
    await undoPayment(ctx, tx, invoice, { payment, reason, on: listed.day, undoneBy: NOBODY });
  });
}

const NOBODY = 0n;
