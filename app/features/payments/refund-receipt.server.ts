import { recordAudit } from '~/features/audit/record-audit.server';
import type { CommandResult, IpmContext, IpmTransaction } from '~/platform/context';
import { lockStandingReceipt, type StandingReceipt } from './lock-standing-receipt.server';
import type { RefundReceiptInput } from './resolve-receipt-form';
import { sendRefund } from './send-refund.server';
import { waveErrorForStaff } from './wave-error';

/**
 * Intent → call to Wave → result. While one refund of a receipt has no known outcome there is no
 * second one: the same intent is sent again, with its own key.
 */
export async function refundReceipt(
  ctx: IpmContext,
  input: RefundReceiptInput,
): Promise<CommandResult<{ readonly receiptId: bigint }>> {
  const intent = await ctx.transaction((tx) => writeIntent(ctx, tx, input));
  if (!intent.ok) return intent;
  const sent = await sendRefund(ctx, intent.refundId);
  if (sent.state === 'done') return { ok: true, receiptId: input.receiptId };
  if (sent.state === 'unknown') return { ok: false, reason: 'refund-pending' };
  const cause = waveErrorForStaff(ctx.t, sent.code);
  return { ok: false, reason: 'refund-refused', values: { cause } };
}

async function writeIntent(
  ctx: IpmContext,
  tx: IpmTransaction,
  { receiptId, reason }: RefundReceiptInput,
): Promise<CommandResult<{ readonly refundId: bigint }>> {
  const { sql } = tx;
  const standing = await lockStandingReceipt(tx, receiptId);
  if (!standing.ok) return standing;
  const { receipt } = standing;
  if (receipt.method !== 'wave') return { ok: false, reason: 'receipt-not-by-wave' };
  const pending = await sql.first<{ id: bigint }>`SELECT id FROM WaveRefund
    WHERE ipmId = ${sql.ipm} AND receiptId = ${receiptId} AND state = ${'intent'} LIMIT 1`;
  if (pending !== null) return { ok: true, refundId: pending.id };
  const refundId = tx.newId();
  await sql.insert('WaveRefund', {
    id: refundId,
    receiptId,
    ...(await placeAtWave(tx, receipt)),
    idempotencyKey: `refund-${refundId}`,
    reason,
    state: 'intent',
    createdBy: ctx.user.id,
    createdAt: tx.now,
    updatedAt: tx.now,
  });
  await recordAudit(ctx, tx, {
    action: 'receipt.refund-started',
    entityKind: 'receipt',
    entityId: receiptId,
    after: { refundId },
    reason,
  });
  return { ok: true, refundId };
}

/** The session that was paid, and Wave's transaction: the list knows both when the event did not. */
async function placeAtWave({ sql }: IpmTransaction, { id, externalId }: StandingReceipt) {
  const checkout = await sql.first<{ sessionId: string | null }>`SELECT sessionId FROM WaveCheckout
    WHERE ipmId = ${sql.ipm} AND receiptId = ${id}`;
  const listed = await sql.first<{ sessionId: string | null; transactionId: string }>`SELECT
      sessionId, transactionId FROM WalletTransaction
    WHERE ipmId = ${sql.ipm} AND receiptId = ${id} AND amountXof > 0 LIMIT 1`;
  return {
    sessionId: checkout?.sessionId ?? listed?.sessionId ?? null,
    transactionId: listed?.transactionId ?? externalId,
  };
}
