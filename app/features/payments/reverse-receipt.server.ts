import type { CommandResult, IpmContext } from '~/platform/context';
import type { ReverseReceiptInput } from './payment-form';
import { undoReceipt } from './undo-receipt.server';

/**
 * An error of entry or a cheque without funds, said by the accountant. Money that Wave holds is given
 * back through Wave instead.
 */
export async function reverseReceipt(
  ctx: IpmContext,
  { receiptId, reason }: ReverseReceiptInput,
): Promise<CommandResult<{ readonly receiptId: bigint }>> {
  return ctx.transaction(async (tx) => {
    const { sql } = tx;
    const listed = await sql.first<{ id: bigint }>`SELECT t.id FROM WalletTransaction t
        JOIN Receipt r ON r.ipmId = t.ipmId AND r.id = t.receiptId AND r.reversedById IS NULL
      WHERE t.ipmId = ${sql.ipm} AND t.receiptId = ${receiptId} LIMIT 1`;
    if (listed !== null) return { ok: false, reason: 'receipt-is-at-wave' };
    return undoReceipt(ctx, tx, { receiptId, reason, on: ctx.today });
  });
}
