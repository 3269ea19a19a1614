import { openValueDate } from '~/domain/ledger/closing';
import { NotFound } from '~/domain/outcome';
import { recordAudit } from '~/features/audit/record-audit.server';
import { postEvent } from '~/features/ledger/post-event.server';
import { closedThrough } from '~/features/ledger/write-pieces.server';
import type { CommandResult, IpmContext, IpmTransaction } from '~/platform/context';
import { lockStandingReceipt } from './lock-standing-receipt.server';
import type { HoldReceiptInput } from './resolve-receipt-form';

/**
 * The rest of a receipt is kept as an advance, with a reason: it leaves the list of what waits, and
 * may still be allocated. The money stays where it is in the ledger.
 */
export async function holdReceipt(
  ctx: IpmContext,
  { receiptId, affiliationId, reason }: HoldReceiptInput,
): Promise<CommandResult<{ readonly receiptId: bigint }>> {
  return ctx.transaction(async (tx) => {
    const { sql } = tx;
    const standing = await lockStandingReceipt(tx, receiptId);
    if (!standing.ok) return standing;
    const { receipt } = standing;
    if (receipt.amountXof <= receipt.allocatedXof) {
      return { ok: false, reason: 'receipt-fully-allocated' };
    }
    const payer = receipt.affiliationId ?? (await knownPayer(tx, affiliationId));
    if (receipt.affiliationId === null && payer !== null) {
      await moveToPayer(ctx, tx, { receiptId, payer, amountXof: receipt.amountXof });
    }
    await sql.run`UPDATE Receipt SET heldReason = ${reason}, affiliationId = ${payer}
      WHERE ipmId = ${sql.ipm} AND id = ${receiptId}`;
    await recordAudit(ctx, tx, {
      action: 'receipt.held',
      entityKind: 'receipt',
      entityId: receiptId,
      before: { affiliationId: receipt.affiliationId, heldReason: receipt.heldReason },
      after: { affiliationId: payer, heldReason: reason },
      reason,
    });
    return { ok: true, receiptId };
  });
}

/** What was set aside for nobody known is set aside for its employer, by way of the employer's account. */
async function moveToPayer(
  ctx: IpmContext,
  tx: IpmTransaction,
  move: { readonly receiptId: bigint; readonly payer: bigint; readonly amountXof: bigint },
) {
  const party = `affiliation:${move.payer}`;
  const common = {
    valueDate: openValueDate(ctx.today, await closedThrough(tx)),
    causeKind: 'receipt-payer',
    causeId: move.receiptId,
    amounts: { amount: move.amountXof },
  };
  const parties = { creditParty: party };
  postEvent(ctx, tx, { ...common, event: 'receipt-allocated', parties });
  const aside = { debitParty: party, creditParty: party };
  postEvent(ctx, tx, { ...common, event: 'receipt-unallocated', parties: aside });
}

async function knownPayer({ sql }: IpmTransaction, affiliationId: bigint | null) {
  if (affiliationId === null) return null;
  const payer = await sql.first<{ id: bigint }>`SELECT id FROM Affiliation
    WHERE ipmId = ${sql.ipm} AND id = ${affiliationId}`;
  if (payer === null) throw new NotFound(`affiliation ${affiliationId}`);
  return payer.id;
}
