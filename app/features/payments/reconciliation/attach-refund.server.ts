import { recordAudit } from '~/features/audit/record-audit.server';
import type { CommandResult, IpmContext } from '~/platform/context';
import { undoReceipt } from '../undo-receipt.server';
import type { AttachRefundInput } from './reconciliation-form';
import { lockTransaction } from './stored-transaction.server';

type Candidate = { readonly id: bigint; readonly method: string; readonly amountXof: bigint };

/** A refund made at Wave that named no receipt: the accountant says which one it undoes. */
export async function attachRefund(
  ctx: IpmContext,
  { transactionId, receiptNumber }: AttachRefundInput,
): Promise<CommandResult> {
  return ctx.transaction(async (tx) => {
    const { sql } = tx;
    const row = await lockTransaction(tx, transactionId);
    if (row.state !== 'waiting' || row.amountXof >= 0n) {
      return { ok: false, reason: 'transaction-not-waiting' };
    }
    const receipt = await sql.first<Candidate>`SELECT id, method, amountXof FROM Receipt
      WHERE ipmId = ${sql.ipm} AND number = ${receiptNumber}`;
    if (receipt === null) return { ok: false, reason: 'receipt-not-found' };
    if (receipt.method !== 'wave') return { ok: false, reason: 'receipt-not-by-wave' };
    if (receipt.amountXof !== -row.amountXof) return { ok: false, reason: 'refund-not-whole' };
    const reason = `Wave ${row.kind} ${row.transactionId}`;
    const undone = await undoReceipt(ctx, tx, { receiptId: receipt.id, reason, on: row.day });
    if (!undone.ok) return undone;
    await sql.run`UPDATE WalletTransaction
      SET state = ${'settled'}, receiptId = ${receipt.id}, settledAt = ${tx.now}
      WHERE ipmId = ${sql.ipm} AND id = ${row.id} AND state = ${'waiting'}`;
    await recordAudit(ctx, tx, {
      action: 'wallet.refund-attached',
      entityKind: 'wallet-transaction',
      entityId: row.id,
      after: { receiptId: receipt.id },
    });
    return { ok: true };
  });
}
