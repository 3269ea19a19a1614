import { addDays, type Day } from '~/domain/period';
import type { IpmTransaction } from '~/platform/context';

type B2bPayment = {
  readonly amountXof: bigint;
  readonly receivedOn: Day;
  readonly clientReference: string | null;
};

/**
 * Wave gives a payment between businesses one number in its event (`b2b-…`) and another in its list:
 * the same amount and reference, at most a day apart, are the same payment, each taken once.
 */
export async function findAnnouncedB2b(
  { sql }: IpmTransaction,
  { amountXof, receivedOn, clientReference }: B2bPayment,
): Promise<bigint | null> {
  const receipt = await sql.first<{ id: bigint }>`SELECT r.id FROM Receipt r
      LEFT JOIN WalletTransaction t ON t.ipmId = r.ipmId AND t.receiptId = r.id
    WHERE r.ipmId = ${sql.ipm} AND r.method = ${'wave'} AND r.externalId LIKE ${'b2b-%'}
      AND r.amountXof = ${amountXof} AND COALESCE(r.payerReference, '') = ${clientReference ?? ''}
      AND r.receivedOn >= ${addDays(receivedOn, -1)} AND r.receivedOn <= ${addDays(receivedOn, 1)}
      AND t.id IS NULL
    ORDER BY r.id LIMIT 1`;
  return receipt?.id ?? null;
}

/** The receipt of an event that comes after the list. */
export async function findListedB2b(
  { sql }: IpmTransaction,
  { amountXof, receivedOn, clientReference }: B2bPayment,
): Promise<bigint | null> {
  const listed = await sql.first<{ receiptId: bigint }>`SELECT t.receiptId FROM WalletTransaction t
      LEFT JOIN WaveEvent e ON e.ipmId = t.ipmId AND e.receiptId = t.receiptId
    WHERE t.ipmId = ${sql.ipm} AND t.kind = ${'b2b_payment'} AND t.receiptId IS NOT NULL
      AND t.amountXof = ${amountXof} AND COALESCE(t.clientReference, '') = ${clientReference ?? ''}
      AND t.day >= ${addDays(receivedOn, -1)} AND t.day <= ${addDays(receivedOn, 1)}
      AND e.eventId IS NULL
    ORDER BY t.id LIMIT 1`;
  return listed?.receiptId ?? null;
}
