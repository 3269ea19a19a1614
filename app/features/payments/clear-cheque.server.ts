import { openValueDate } from '~/domain/ledger/closing';
import { NotFound } from '~/domain/outcome';
import type { Day } from '~/domain/period';
import { recordAudit } from '~/features/audit/record-audit.server';
import { postEvent } from '~/features/ledger/post-event.server';
import { closedThrough } from '~/features/ledger/write-pieces.server';
import type { CommandResult, IpmContext } from '~/platform/context';
import type { ClearChequeInput } from './resolve-receipt-form';

type Cheque = {
  readonly method: string;
  readonly amountXof: bigint;
  readonly receivedOn: Day;
  readonly clearedOn: Day | null;
  readonly reversesId: bigint | null;
  readonly reversedById: bigint | null;
};

/** The bank has credited a cheque: its money leaves the counter for the bank, once. */
export async function clearCheque(
  ctx: IpmContext,
  { receiptId, clearedOn }: ClearChequeInput,
): Promise<CommandResult<{ readonly receiptId: bigint }>> {
  return ctx.transaction(async (tx) => {
    const { sql } = tx;
    const cheque = await sql.first<Cheque>`SELECT method, amountXof, receivedOn, clearedOn,
        reversesId, reversedById
      FROM Receipt WHERE ipmId = ${sql.ipm} AND id = ${receiptId} FOR UPDATE`;
    if (cheque === null) throw new NotFound(`receipt ${receiptId}`);
    if (cheque.method !== 'cheque') return { ok: false, reason: 'receipt-not-by-cheque' };
    if (cheque.reversesId !== null) return { ok: false, reason: 'receipt-is-a-reversal' };
    if (cheque.reversedById !== null) return { ok: false, reason: 'receipt-already-reversed' };
    if (cheque.clearedOn !== null) return { ok: false, reason: 'cheque-already-cleared' };
    if (clearedOn > ctx.today) return { ok: false, reason: 'day-in-future' };
    if (clearedOn < cheque.receivedOn) return { ok: false, reason: 'cleared-before-received' };
    await sql.run`UPDATE Receipt SET clearedOn = ${clearedOn}
      WHERE ipmId = ${sql.ipm} AND id = ${receiptId} AND clearedOn IS NULL`;
    await postEvent(ctx, tx, {
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
