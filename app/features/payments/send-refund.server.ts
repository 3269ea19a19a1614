import type { TenantContext } from '~/platform/context';
import { undoReceipt } from './undo-receipt.server';
import { walletPort } from './wallet.server';

type Refund = {
  readonly id: bigint;
  readonly receiptId: bigint;
  readonly sessionId: string | null;
  readonly transactionId: string;
  readonly idempotencyKey: string;
  readonly reason: string;
  readonly state: 'intent' | 'done' | 'failed';
};
type Sent =
  | { readonly state: 'done' }
  | { readonly state: 'failed'; readonly code: string }
  /** Wave may have given the money back: asked again with the same key. */
  | { readonly state: 'unknown' };

/**
 * Asks Wave for the refund of an intent, with the intent's own key, outside any transaction; the
 * receipt is undone in the transaction that notes the answer.
 */
export async function sendRefund(ctx: TenantContext, refundId: bigint): Promise<Sent> {
  const { sql } = ctx;
  const refund = await sql.first<Refund>`SELECT id, receiptId, sessionId, transactionId,
      idempotencyKey, reason, state
    FROM WaveRefund WHERE ipmId = ${sql.ipm} AND id = ${refundId}`;
  if (refund === null) throw new Error(`no refund ${refundId}`);
  if (refund.state === 'done') return { state: 'done' };
  const port = await walletPort(ctx);
  if (port === null) return fail(ctx, refund, 'no-wallet');
  const { sessionId, transactionId, idempotencyKey } = refund;
  const answer =
    sessionId === null
      ? await port.refundTransaction({ id: transactionId, idempotencyKey })
      : await port.refundCheckout({ id: sessionId, idempotencyKey });
  if (answer.ok) return conclude(ctx, refund);
  return answer.retryable ? { state: 'unknown' } : fail(ctx, refund, answer.code);
}

/** Wave's list may have undone the receipt first. */
async function conclude(ctx: TenantContext, { id, receiptId, reason }: Refund): Promise<Sent> {
  await ctx.followUp(async (tx) => {
    const { sql, now } = tx;
    const done = await sql.run`UPDATE WaveRefund SET state = ${'done'}, updatedAt = ${now}
      WHERE ipmId = ${sql.ipm} AND id = ${id} AND state = ${'intent'}`;
    if (done === 0) return;
    const undone = await undoReceipt(ctx, tx, { receiptId, reason, on: ctx.today });
    if (!undone.ok && undone.reason !== 'receipt-already-reversed') {
      throw new Error(`the refunded receipt ${receiptId} cannot be undone: ${undone.reason}`);
    }
  });
  return { state: 'done' };
}

async function fail(ctx: TenantContext, { id }: Refund, code: string): Promise<Sent> {
  await ctx.followUp(
    ({ sql, now }) => sql.run`UPDATE WaveRefund
      SET state = ${'failed'}, failureCode = ${code}, updatedAt = ${now}
      WHERE ipmId = ${sql.ipm} AND id = ${id} AND state = ${'intent'}`,
  );
  return { state: 'failed', code };
}
