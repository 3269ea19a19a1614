import type { CallState } from '~/domain/contributions/call-state';
import { openValueDate } from '~/domain/ledger/closing';
import { periodOf, type Day } from '~/domain/period';
import { recordAudit } from '~/features/audit/record-audit.server';
import { accrueDues } from '~/features/dues/accrue-dues.server';
import { reversePostings } from '~/features/ledger/reverse-postings.server';
import { closedThrough } from '~/features/ledger/write-pieces.server';
import { summariseCalls } from '~/features/summaries/summarise-calls.server';
import type { CommandResult, IpmTransaction, TenantContext } from '~/platform/context';
import { lockStandingReceipt, type StandingReceipt } from './lock-standing-receipt.server';
import { numberReceipt } from './number-receipt.server';

type Settled = {
  readonly callId: bigint;
  readonly amountXof: bigint;
  readonly state: CallState;
  readonly regionCode: string;
  readonly period: Day;
  readonly dueOn: Day;
  readonly totalXof: bigint;
  readonly allocatedXof: bigint;
};

type Undoing = {
  readonly receiptId: bigint;
  readonly reason: string;
  /** The day the money left; the year of the dues stays that of the receipt undone. */
  readonly on: Day;
};

/**
 * Undoes a receipt by a receipt of the opposite amount: what it had settled is owed again, its pieces
 * are reversed, and the dues base falls in the year of the receipt undone. In the caller's transaction.
 */
export async function undoReceipt(
  ctx: TenantContext,
  tx: IpmTransaction,
  undoing: Undoing,
): Promise<CommandResult<{ readonly receiptId: bigint }>> {
  const standing = await lockStandingReceipt(tx, undoing.receiptId);
  if (!standing.ok) return standing;
  const original = standing.receipt;
  const receiptId = tx.newId();
  await insertReversal(ctx, tx, receiptId, original, undoing);
  await reopenCalls(tx, receiptId, original);
  await reversePieces(ctx, tx, undoing);
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
    reason: undoing.reason,
  });
  return { ok: true, receiptId };
}

/** The receipt's own pieces, and those of allocations made later. */
async function reversePieces(ctx: TenantContext, tx: IpmTransaction, { receiptId, on }: Undoing) {
  const { sql } = tx;
  const valueDate = openValueDate(on, await closedThrough(tx));
  for (const causeKind of ['receipt', 'receipt-payer']) {
    await reversePostings(ctx, tx, { causeKind, causeId: receiptId, valueDate });
  }
  const later = await sql.rows<{ causeId: bigint }>`SELECT p.causeId
    FROM LedgerPosting p JOIN Allocation l ON l.ipmId = p.ipmId AND l.id = p.causeId
    WHERE p.ipmId = ${sql.ipm} AND p.causeKind = ${'allocation'} AND l.receiptId = ${receiptId}`;
  for (const { causeId } of later) {
    await reversePostings(ctx, tx, { causeKind: 'allocation', causeId, valueDate });
  }
}

async function insertReversal(
  ctx: TenantContext,
  tx: IpmTransaction,
  receiptId: bigint,
  original: StandingReceipt,
  { reason, on }: Undoing,
) {
  const { sql } = tx;
  await sql.insert('Receipt', {
    id: receiptId,
    affiliationId: original.affiliationId,
    method: original.method,
    externalId: `reversal:${original.id}`,
    amountXof: -original.amountXof,
    feeXof: 0n,
    receivedOn: on,
    allocatedXof: -original.allocatedXof,
    reversesId: original.id,
    note: reason,
    recordedBy: ctx.user?.id ?? null,
    createdAt: tx.now,
  });
  const marked = await sql.run`UPDATE Receipt SET reversedById = ${receiptId}
    WHERE ipmId = ${sql.ipm} AND id = ${original.id} AND reversedById IS NULL`;
  if (marked !== 1) throw new Error(`receipt ${original.id} was reversed twice`);
  numberReceipt(tx, receiptId, on);
}

async function reopenCalls(tx: IpmTransaction, receiptId: bigint, original: StandingReceipt) {
  const { sql } = tx;
  const { receivedOn } = original;
  const rows = await sql.rows<Settled>`SELECT l.amountXof, c.id AS callId, c.state, c.regionCode,
      c.period, c.dueOn, c.totalXof, c.allocatedXof
    FROM Allocation l JOIN ContributionCall c ON c.ipmId = l.ipmId AND c.id = l.callId
    WHERE l.ipmId = ${sql.ipm} AND l.receiptId = ${original.id} ORDER BY c.dueOn, c.id FOR UPDATE`;
  const settled = addUpByCall(rows);
  for (const { callId, amountXof } of settled) {
    const moved = await sql.run`UPDATE ContributionCall
      SET allocatedXof = allocatedXof - ${amountXof}, settledOn = NULL
      WHERE ipmId = ${sql.ipm} AND id = ${callId} AND allocatedXof >= ${amountXof}`;
    if (moved !== 1) throw new Error(`call ${callId} cannot give back ${amountXof}`);
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
  summariseCalls(
    tx,
    settled.map((row) => {
      const before = { ...row, period: periodOf(row.period) };
      return { before, after: { ...before, allocatedXof: row.allocatedXof - row.amountXof } };
    }),
    settled.map(({ regionCode, amountXof }) => ({
      regionCode,
      receivedOn,
      cashedXof: -amountXof,
    })),
  );
}

/** A call that was reopened in between may have taken from the same receipt twice. */
function addUpByCall(rows: readonly Settled[]): Settled[] {
  const calls = new Map<bigint, Settled>();
  for (const row of rows) {
    const amountXof = (calls.get(row.callId)?.amountXof ?? 0n) + row.amountXof;
    calls.set(row.callId, { ...row, amountXof });
  }
  return [...calls.values()];
}
