import type { Day } from '~/domain/period';
import { receiptGivenBack, type WaveReceipt } from '~/domain/payments/wallet-movement';
import type { IpmTransaction } from '~/platform/context';
import type { StoredTransaction } from './stored-transaction.server';

const CANDIDATES = 20;

/** The receipt that a refund made at Wave undoes, or null when a person must say it. */
export async function findGivenBack(
  { sql }: IpmTransaction,
  row: StoredTransaction,
): Promise<bigint | null> {
  const { amountXof, sessionId, counterpartyMobile } = row;
  const receipts = await sql.rows<
    Omit<WaveReceipt, 'isReversed'> & { reversedById: bigint | null }
  >`
    SELECT r.id AS receiptId, r.amountXof, COALESCE(c.sessionId, t.sessionId) AS sessionId,
      COALESCE(r.payerMobile, t.counterpartyMobile) AS payerMobile, r.reversedById
    FROM Receipt r
      LEFT JOIN WaveCheckout c ON c.ipmId = r.ipmId AND c.receiptId = r.id
      LEFT JOIN WalletTransaction t ON t.ipmId = r.ipmId AND t.receiptId = r.id AND t.amountXof > 0
    WHERE r.ipmId = ${sql.ipm} AND r.method = ${'wave'} AND r.amountXof = ${-amountXof}
      AND (c.sessionId = ${sessionId} OR t.sessionId = ${sessionId}
        OR r.payerMobile = ${counterpartyMobile} OR t.counterpartyMobile = ${counterpartyMobile})
    ORDER BY r.receivedOn DESC, r.id DESC LIMIT ${CANDIDATES}`;
  return receiptGivenBack(
    row,
    receipts.map(({ reversedById, ...receipt }) => ({
      ...receipt,
      isReversed: reversedById !== null,
    })),
  );
}

export type PaidOut = { readonly providerPaymentId: bigint } | { readonly duesPaymentId: bigint };

/** What the money went to: the payment that bears this number or reference, taken once. */
export async function findPaidOut(tx: IpmTransaction, row: StoredTransaction) {
  return (await findProviderPaid(tx, row)) ?? (await findPaidDues(tx, row));
}

const referencesOf = ({ transactionId, clientReference }: StoredTransaction) =>
  clientReference === null ? [transactionId] : [transactionId, clientReference];

type Paid = { readonly id: bigint; readonly reversedOn: Day | null };

/** A payment that was undone is what the money went to only when it was an order that Wave gave back. */
async function findProviderPaid(
  { sql }: IpmTransaction,
  row: StoredTransaction,
): Promise<PaidOut | null> {
  const paid = await sql.first<Paid>`SELECT p.id, p.reversedOn FROM ProviderPayment p
      LEFT JOIN WalletTransaction t ON t.ipmId = p.ipmId AND t.providerPaymentId = p.id
        AND t.amountXof < 0
      LEFT JOIN WavePayout w ON w.ipmId = p.ipmId AND w.clientReference = p.reference
        AND w.invoiceId = p.invoiceId AND w.state = ${'reversed'}
    WHERE p.ipmId = ${sql.ipm} AND p.method = ${'wave'} AND p.amountXof = ${-row.amountXof}
      AND p.reference IN (${sql.list(referencesOf(row))}) AND t.id IS NULL
      AND (p.reversedOn IS NULL OR w.id IS NOT NULL)
    ORDER BY p.id LIMIT 1`;
  if (paid === null) return null;
  // Held, and as it was read: who undoes it meanwhile frees the movement that it holds.
  const held = await sql.first<Paid>`SELECT id, reversedOn FROM ProviderPayment
    WHERE ipmId = ${sql.ipm} AND id = ${paid.id} FOR UPDATE`;
  return held?.reversedOn === paid.reversedOn ? { providerPaymentId: paid.id } : null;
}

/** Dues that ICAMO has refused or given back are no longer what the money went to. */
function findPaidDues({ sql }: IpmTransaction, row: StoredTransaction): Promise<PaidOut | null> {
  return sql.first<{ duesPaymentId: bigint }>`SELECT p.id AS duesPaymentId FROM DuesPayment p
      LEFT JOIN WalletTransaction t ON t.ipmId = p.ipmId AND t.duesPaymentId = p.id
    WHERE p.ipmId = ${sql.ipm} AND p.method = ${'wave'} AND p.amountXof = ${-row.amountXof}
      AND p.reference IN (${sql.list(referencesOf(row))})
      AND p.state IN (${'declared'}, ${'confirmed'}) AND t.id IS NULL
    ORDER BY p.id LIMIT 1`;
}
