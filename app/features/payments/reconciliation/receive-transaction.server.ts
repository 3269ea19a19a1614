import type { IpmTransaction, TenantContext } from '~/platform/context';
import { concludeCheckout } from '../conclude-checkout.server';
import { findAnnouncedB2b } from '../match-b2b-payment.server';
import { notePayer, receiveUnknownPayment } from '../receive-unknown-payment.server';
import type { StoredTransaction } from './stored-transaction.server';

/** The receipt of money that Wave lists; one that no event brought is written as the event would have. */
export async function receiveTransaction(
  ctx: TenantContext,
  tx: IpmTransaction,
  row: StoredTransaction,
): Promise<{ readonly receiptId: bigint; readonly isFound: boolean }> {
  const known = await findReceipt(tx, row);
  const receiptId = known ?? (await writeReceipt(ctx, tx, row));
  await notePayer(tx, receiptId, payerOf(row));
  return { receiptId, isFound: known === null };
}

const payerOf = (row: StoredTransaction) => ({
  payerMobile: row.counterpartyMobile,
  payerName: row.counterpartyName,
  payerReference: row.clientReference,
});

async function findReceipt(tx: IpmTransaction, row: StoredTransaction): Promise<bigint | null> {
  const { sql } = tx;
  const { transactionId, sessionId, kind } = row;
  const ids = sessionId === null ? [transactionId] : [transactionId, sessionId];
  const receipt = await sql.first<{ id: bigint }>`SELECT id FROM Receipt
    WHERE ipmId = ${sql.ipm} AND method = ${'wave'} AND externalId IN (${sql.list(ids)})
    ORDER BY id LIMIT 1`;
  if (receipt !== null) return receipt.id;
  const checkout = await sql.first<{ receiptId: bigint | null }>`SELECT receiptId FROM WaveCheckout
    WHERE ipmId = ${sql.ipm} AND sessionId = ${sessionId}`;
  if (checkout?.receiptId != null) return checkout.receiptId;
  return kind === 'b2b_payment' ? findAnnouncedB2b(tx, { ...row, receivedOn: row.day }) : null;
}

async function writeReceipt(
  ctx: TenantContext,
  tx: IpmTransaction,
  row: StoredTransaction,
): Promise<bigint> {
  const { transactionId, sessionId, amountXof } = row;
  if (sessionId === null) {
    const payment = { id: transactionId, amountXof, receivedOn: row.day, ...payerOf(row) };
    return receiveUnknownPayment(ctx, tx, payment);
  }
  const { receiptId } = await concludeCheckout(ctx, tx, {
    id: sessionId,
    amountXof,
    transactionId,
    clientReference: row.clientReference,
    completedAt: row.occurredAt,
  });
  if (receiptId === null) throw new Error(`session ${sessionId} has no receipt`);
  return receiptId;
}
