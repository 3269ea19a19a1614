import { NotFound } from '~/domain/outcome';
import { sum } from '~/domain/money';
import { periodOf, toDay, yearOf, type Day } from '~/domain/period';
import { recordAudit } from '~/features/audit/record-audit.server';
import { accrueDues } from '~/features/dues/accrue-dues.server';
import { reversePostings } from '~/features/ledger/reverse-postings.server';
import type { CommandResult, IpmContext, IpmTransaction } from '~/platform/context';
import { addToSummary } from '~/features/summaries/contribution-summary.server';
import type { ReverseReceiptInput } from './payment-form';

type Original = {
  readonly id: bigint;
  readonly affiliationId: bigint | null;
  readonly method: string;
  readonly externalId: string;
  readonly amountXof: bigint;
  readonly allocatedXof: bigint;
  readonly receivedOn: Day;
  readonly reversesId: bigint | null;
  readonly reversedById: bigint | null;
};
type Settled = {
  readonly callId: bigint;
  readonly amountXof: bigint;
  readonly period: Day;
  readonly regionCode: string;
};

/**
 * Undoes a receipt by a receipt of the opposite amount: what it had settled is owed again, its pieces
 * are reversed, and the dues base falls in the year of the receipt undone.
 */
export async function reverseReceipt(
  ctx: IpmContext,
  input: ReverseReceiptInput,
): Promise<CommandResult<{ readonly receiptId: bigint }>> {
  return ctx.transaction(async (tx) => {
    const original = await lockReceipt(tx, input.receiptId);
    if (original.reversesId !== null) return { ok: false, reason: 'receipt-is-a-reversal' };
    if (original.reversedById !== null) return { ok: false, reason: 'receipt-already-reversed' };
    const receiptId = tx.newId();
    await insertReversal(ctx, tx, receiptId, original, input.reason);
    await reopenCalls(tx, receiptId, original);
    await reversePieces(ctx, tx, original.id);
    if (original.allocatedXof > 0n) {
      await accrueDues(ctx, tx, {
        causeKind: 'receipt-reversal',
        causeId: receiptId,
        movementXof: -original.allocatedXof,
        receivedOn: original.receivedOn,
      });
    }
    await recordAudit(ctx, tx, {
      action: 'receipt.reversed',
      entityKind: 'receipt',
      entityId: original.id,
      before: original,
      after: { reversedById: receiptId },
      reason: input.reason,
    });
    return { ok: true, receiptId };
  });
}

/** The receipt's own pieces, and those of allocations made later. */
async function reversePieces(ctx: IpmContext, tx: IpmTransaction, receiptId: bigint) {
  const { sql } = tx;
  const valueDate = ctx.today;
  await reversePostings(ctx, tx, { causeKind: 'receipt', causeId: receiptId, valueDate });
  const later = await sql.rows<{ causeId: bigint }>`SELECT p.causeId
    FROM LedgerPosting p JOIN Allocation l ON l.ipmId = p.ipmId AND l.id = p.causeId
    WHERE p.ipmId = ${sql.ipm} AND p.causeKind = ${'allocation'} AND l.receiptId = ${receiptId}`;
  for (const { causeId } of later) {
    await reversePostings(ctx, tx, { causeKind: 'allocation', causeId, valueDate });
  }
}

async function lockReceipt(tx: IpmTransaction, receiptId: bigint): Promise<Original> {
  const { sql } = tx;
  const receipt = await sql.first<Original>`SELECT id, affiliationId, method, externalId, amountXof,
      allocatedXof, receivedOn, reversesId, reversedById
    FROM Receipt WHERE ipmId = ${sql.ipm} AND id = ${receiptId} FOR UPDATE`;
  if (receipt === null) throw new NotFound(`receipt ${receiptId}`);
  return receipt;
}

async function insertReversal(
  ctx: IpmContext,
  tx: IpmTransaction,
  receiptId: bigint,
  original: Original,
  reason: string,
) {
  const { sql } = tx;
  await sql.insert('Receipt', {
    id: receiptId,
    affiliationId: original.affiliationId,
    method: original.method,
    externalId: `reversal:${original.id}`,
    amountXof: -original.amountXof,
    feeXof: 0n,
    receivedOn: ctx.today,
    allocatedXof: -original.allocatedXof,
    reversesId: original.id,
    note: reason,
    recordedBy: ctx.user.id,
    createdAt: tx.now,
  });
  const marked = await sql.run`UPDATE Receipt SET reversedById = ${receiptId}
    WHERE ipmId = ${sql.ipm} AND id = ${original.id} AND reversedById IS NULL`;
  if (marked !== 1) throw new Error(`receipt ${original.id} was reversed twice`);
  const year = yearOf(ctx.today);
  tx.atEnd('number', `receipt:${year}`, async () => {
    const number = await tx.nextNumber('receipt', year);
    const text = `R-${year}-${number.toString().padStart(6, '0')}`;
    await sql.run`UPDATE Receipt SET number = ${text} WHERE ipmId = ${sql.ipm} AND id = ${receiptId}`;
  });
}

async function reopenCalls(tx: IpmTransaction, receiptId: bigint, original: Original) {
  const { sql } = tx;
  const settled = await sql.rows<Settled>`SELECT l.callId, l.amountXof, c.period, a.regionCode
    FROM Allocation l
      JOIN ContributionCall c ON c.ipmId = l.ipmId AND c.id = l.callId
      JOIN Affiliation a ON a.ipmId = c.ipmId AND a.id = c.affiliationId
    WHERE l.ipmId = ${sql.ipm} AND l.receiptId = ${original.id} ORDER BY c.dueOn, c.id FOR UPDATE`;
  for (const { callId, amountXof, period, regionCode } of settled) {
    const moved = await sql.run`UPDATE ContributionCall
      SET allocatedXof = allocatedXof - ${amountXof}, settledOn = NULL
      WHERE ipmId = ${sql.ipm} AND id = ${callId} AND allocatedXof >= ${amountXof}`;
    if (moved !== 1) throw new Error(`call ${callId} cannot give back ${amountXof}`);
    addToSummary(tx, regionCode, periodOf(toDay(period)), { settledXof: -amountXof });
  }
  await sql.insertMany(
    'Allocation',
    settled.map(({ callId, amountXof }) => ({
      id: tx.newId(),
      receiptId,
      callId,
      amountXof: -amountXof,
      createdAt: tx.now,
    })),
  );
  const region = settled[0]?.regionCode;
  const cashedXof = sum(settled.map(({ amountXof }) => amountXof));
  if (region !== undefined && cashedXof > 0n) {
    addToSummary(tx, region, periodOf(original.receivedOn), { cashedXof: -cashedXof });
  }
}
