import { dayOf } from '~/domain/period';
import type { CheckoutSession } from '~/integrations/wave/wave-port';
import type { IpmTransaction, TenantContext } from '~/platform/context';
import { postReceipt } from './post-receipt.server';

type Checkout = {
  readonly id: bigint;
  readonly affiliationId: bigint;
  readonly receiptId: bigint | null;
};
/** What Wave says of a session that is paid, in its event, its answer or its list. */
type PaidSession = Pick<
  CheckoutSession,
  'id' | 'amountXof' | 'transactionId' | 'clientReference' | 'completedAt'
>;
type Conclusion = {
  readonly state: 'processed' | 'unmatched';
  readonly receiptId: bigint | null;
};

/**
 * Writes the receipt of a completed session, once: the row lock and `receiptId` see to it, whether an
 * event or the relief job comes first, and the unique (method, transaction) stands behind them.
 */
export async function concludeCheckout(
  ctx: TenantContext,
  tx: IpmTransaction,
  session: PaidSession,
): Promise<Conclusion> {
  const { sql } = tx;
  const checkout = await sql.first<Checkout>`SELECT id, affiliationId, receiptId
    FROM WaveCheckout
    WHERE ipmId = ${sql.ipm}
      AND (sessionId = ${session.id} OR clientReference = ${session.clientReference ?? ''})
    FOR UPDATE`;
  if (checkout?.receiptId != null) return { state: 'processed', receiptId: checkout.receiptId };
  const externalId = session.transactionId ?? session.id;
  const known = await sql.first<{ id: bigint }>`SELECT id FROM Receipt
    WHERE ipmId = ${sql.ipm} AND method = ${'wave'} AND externalId = ${externalId}`;
  if (known !== null) return { state: 'processed', receiptId: known.id };
  const { receiptId } = await postReceipt(ctx, tx, {
    affiliationId: checkout?.affiliationId ?? null,
    method: 'wave',
    externalId,
    amountXof: session.amountXof,
    receivedOn: dayOf(session.completedAt ?? tx.now),
    targetCallIds: checkout === null ? [] : await chosenCalls(tx, checkout.id),
    note: null,
  });
  if (checkout === null) return { state: 'unmatched', receiptId };
  const concluded = await sql.run`UPDATE WaveCheckout
    SET state = ${'complete'}, sessionId = ${session.id}, receiptId = ${receiptId}, updatedAt = ${tx.now}
    WHERE ipmId = ${sql.ipm} AND id = ${checkout.id} AND receiptId IS NULL`;
  if (concluded !== 1) throw new Error(`checkout ${checkout.id} was concluded twice`);
  return { state: 'processed', receiptId };
}

/** What the payer chose to pay, in the order of its choice. */
async function chosenCalls({ sql }: IpmTransaction, checkoutId: bigint): Promise<bigint[]> {
  const rows = await sql.rows<{ callId: bigint }>`SELECT callId FROM WaveCheckoutCall
    WHERE ipmId = ${sql.ipm} AND checkoutId = ${checkoutId} ORDER BY position`;
  return rows.map(({ callId }) => callId);
}
