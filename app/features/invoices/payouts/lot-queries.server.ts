import type { InvoiceState } from '~/domain/care/invoice-state';
import type { PayoutState } from '~/domain/payments/payout-state';
import { parseWaveRecipient } from '~/domain/payments/wave-recipient';
import type { TenantContext, TenantSql } from '~/platform/context';

export type Order = {
  readonly id: bigint;
  readonly invoiceId: bigint;
  readonly invoiceNumber: string | null;
  readonly invoiceState: InvoiceState;
  readonly amountXof: bigint;
  readonly recipient: string;
  readonly recipientName: string;
  readonly clientReference: string;
  readonly idempotencyKey: string;
  readonly payoutId: string | null;
  readonly waveBatchId: string | null;
  readonly attemptedAt: Date | null;
};

/** The orders of a lot in one state, always in the same order: the body sent to Wave is the same each time. */
export const ordersOfLot = ({ sql }: TenantContext, lotId: bigint, state: PayoutState) =>
  sql.rows<Order>`${orders(sql)} WHERE w.ipmId = ${sql.ipm} AND w.lotId = ${lotId}
    AND w.state = ${state} ORDER BY w.id`;

export const orders = (sql: TenantSql) => sql.part`SELECT w.id, w.invoiceId,
    i.number AS invoiceNumber, i.state AS invoiceState, w.amountXof, w.recipient, w.recipientName,
    w.clientReference, w.idempotencyKey, w.payoutId, w.waveBatchId, w.attemptedAt
  FROM WavePayout w JOIN ProviderInvoice i ON i.ipmId = w.ipmId AND i.id = w.invoiceId`;

/** Read when the order was given: what is stored can be read again. */
export function recipientOf({ recipient }: Order) {
  const parsed = parseWaveRecipient(recipient);
  if (!parsed.ok) throw new Error(`an order names no recipient: ${parsed.reason}`);
  return parsed.value;
}
