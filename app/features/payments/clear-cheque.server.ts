import { openValueDate } from '~/domain/ledger/closing';
import { recordAudit } from '~/features/audit/record-audit.server';
import { postEvent } from '~/features/ledger/post-event.server';
import { closedThrough } from '~/features/ledger/write-pieces.server';
import type { CommandResult, IpmContext } from '~/platform/context';
import { lockStandingReceipt } from './lock-standing-receipt.server';
import type { ClearChequeInput } from './resolve-receipt-form';

/** The bank has credited a cheque: its money leaves the counter for the bank, once. */
export async function clearCheque(
  ctx: IpmContext,
  { receiptId, clearedOn }: ClearChequeInput,
): Promise<CommandResult<{ readonly receiptId: bigint }>> {
  return ctx.transaction(async (tx) => {
    const { sql } = tx;
    const standing = await lockStandingReceipt(tx, receiptId);
    if (!standing.ok) return standing;
    const cheque = standing.receipt;
    if (cheque.method !== 'cheque') return { ok: false, reason: 'receipt-not-by-cheque' };
    if (cheque.clearedOn !== null) return { ok: false, reason: 'cheque-already-cleared' };
    if (clearedOn > ctx.today) return { ok: false, reason: 'day-in-future' };
    if (clearedOn < cheque.receivedOn) return { ok: false, reason: 'cleared-before-received' };
    await sql.run`UPDATE Receipt SET clearedOn = ${clearedOn}
      WHERE ipmId = ${sql.ipm} AND id = ${receiptId} AND clearedOn IS NULL`;
    postEvent(ctx, tx, {
      event: 'cheque-cleared',
      valueDate: openValueDate(clearedOn, await closedThrough(tx)),
      causeKind: 'receipt',
      causeId: receiptId,
      amounts: { amount: cheque.amountXof },
    });
    await recordAudit(ctx, tx, {
      action: 'receipt.cheque-cleared',
      entityKind: 'receipt',
      entityId: receiptId,
      after: { clearedOn },
    });
    return { ok: true, receiptId };
  });
}
