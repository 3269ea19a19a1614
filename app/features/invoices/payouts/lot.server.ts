import { parseWaveRecipient } from '~/domain/payments/wave-recipient';
import type { PayoutState } from '~/domain/payments/payout-state';
import type { TenantContext } from '~/platform/context';

export type Order = {
  readonly id: bigint;
  readonly invoiceId: bigint;
  readonly amountXof: bigint;
  readonly recipient: string;
  readonly recipientName: string;
  readonly clientReference: string;
  readonly idempotencyKey: string;
  readonly payoutId: string | null;
  readonly waveBatchId: string | null;
};

/** The orders of a lot in one state, always in the same order: the body sent to Wave is the same each time. */
export const ordersOfLot = ({ sql }: TenantContext, lotId: bigint, state: PayoutState) =>
  sql.rows<Order>`SELECT id, invoiceId, amountXof, recipient, recipientName, clientReference,
      idempotencyKey, payoutId, waveBatchId
    FROM WavePayout WHERE ipmId = ${sql.ipm} AND lotId = ${lotId} AND state = ${state} ORDER BY id`;

/** Read when the order was given: what is stored can be read again. */
export function recipientOf({ recipient }: Order) {
  const parsed = parseWaveRecipient(recipient);
  if (!parsed.ok) throw new Error(`an order names no recipient: ${parsed.reason}`);
  return parsed.value;
}
