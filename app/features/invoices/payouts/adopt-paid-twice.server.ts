import { openValueDate } from '~/domain/ledger/closing';
import { reversePostings } from '~/features/ledger/reverse-postings.server';
import { closedThrough } from '~/features/ledger/write-pieces.server';
import type { Day } from '~/domain/period';
import type { IpmTransaction, TenantContext } from '~/platform/context';
import type { LockedInvoice } from '../lock-invoice.server';
import { settleInvoice } from '../settle-invoice.server';

type PaidTwice = {
  readonly id: bigint;
  readonly clientReference: string;
  readonly createdBy: bigint;
};

/**
 * The payment of an invoice was undone, and Wave had paid it once more: that is its payment now. True
 * when it was so. When it was put in suspense, its movement waits for the payment again.
 */
export async function adoptPaidTwice(
  ctx: TenantContext,
  tx: IpmTransaction,
  invoice: LockedInvoice,
  paidOn: Day,
): Promise<boolean> {
  const { sql } = tx;
  const order = await sql.first<PaidTwice>`SELECT id, clientReference, createdBy FROM WavePayout
    WHERE ipmId = ${sql.ipm} AND invoiceId = ${invoice.id} AND state = ${'failed'}
      AND failureCode = ${'paid-twice'} ORDER BY id LIMIT 1 FOR UPDATE`;
  if (order === null) return false;
  await sql.run`UPDATE WavePayout SET state = ${'done'}, failureCode = NULL
    WHERE ipmId = ${sql.ipm} AND id = ${order.id}`;
  await takeOutOfSuspense(ctx, tx, order);
  const { clientReference: reference, createdBy: paidBy } = order;
  await settleInvoice(ctx, tx, invoice, { method: 'wave', reference, paidBy, paidOn });
  return true;
}

async function takeOutOfSuspense(
  ctx: TenantContext,
  tx: IpmTransaction,
  { clientReference }: PaidTwice,
): Promise<void> {
  const { sql } = tx;
  const moved = await sql.first<{ id: bigint }>`SELECT id FROM WalletTransaction
    WHERE ipmId = ${sql.ipm} AND clientReference = ${clientReference} AND amountXof < 0
      AND state = ${'settled'} AND note IS NOT NULL LIMIT 1 FOR UPDATE`;
  if (moved === null) return;
  await reversePostings(ctx, tx, {
    causeKind: 'wallet-transaction',
    causeId: moved.id,
    valueDate: openValueDate(ctx.today, await closedThrough(tx)),
    events: ['wallet-out-suspense'],
  });
  await sql.run`UPDATE WalletTransaction SET state = ${'waiting'}, note = NULL, settledAt = NULL
    WHERE ipmId = ${sql.ipm} AND id = ${moved.id}`;
}
