import type { CommandResult, IpmContext } from '~/platform/context';
import type { ReverseReceiptInput } from './payment-form';
import { undoReceipt } from './undo-receipt.server';

/** An error of entry or a cheque without funds, said by the accountant. */
export async function reverseReceipt(
  ctx: IpmContext,
  { receiptId, reason }: ReverseReceiptInput,
): Promise<CommandResult<{ readonly receiptId: bigint }>> {
  return ctx.transaction((tx) => undoReceipt(ctx, tx, { receiptId, reason, on: ctx.today }));
}
