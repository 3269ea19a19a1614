import { allocateReceipt } from '~/domain/contributions/payment-allocation';
import { openValueDate } from '~/domain/ledger/closing';
import type { Day } from '~/domain/period';
import { recordAudit } from '~/features/audit/record-audit.server';
import { accrueDues } from '~/features/dues/accrue-dues.server';
import { duesRuleIn } from '~/features/dues/dues-queries.server';
import { postEvent } from '~/features/ledger/post-event.server';
import { closedThrough } from '~/features/ledger/write-pieces.server';
import type { IpmTransaction, TenantContext } from '~/platform/context';
import { numberReceipt } from './number-receipt.server';
import type { ReceiptMethod } from './receipt-filter';
import { lockOpenCalls, settleCalls } from './settle-calls.server';

export type { ReceiptMethod };

type ReceiptInput = {
  readonly affiliationId: bigint | null;
  readonly method: ReceiptMethod;
  /** Wave transaction, bank reference, cheque number: unique for the method. */
  readonly externalId: string;
  readonly amountXof: bigint;
  readonly receivedOn: Day;
  /** Calls to settle first, in this order; then the oldest. */
  readonly targetCallIds: readonly bigint[];
  readonly note: string | null;
};

/** What must be known before a receipt is written: the payer's open calls, locked, and its day's rules. */
export async function readyForReceipt(
  tx: IpmTransaction,
  { affiliationId, receivedOn }: Pick<ReceiptInput, 'affiliationId' | 'receivedOn'>,
) {
  const [calls, duesRule] = await Promise.all([
    affiliationId === null ? [] : lockOpenCalls(tx, affiliationId),
    duesRuleIn(tx, receivedOn),
    closedThrough(tx),
  ]);
  return { calls, duesRule };
}

/**
 * Writes one receipt whole: allocations, calls, ledger, dues, summaries, number, audit. What no open
 * call takes stays unallocated. The caller's transaction is the only one.
 */
export async function postReceipt(
  ctx: TenantContext,
  tx: IpmTransaction,
  input: ReceiptInput,
  ready?: Awaited<ReturnType<typeof readyForReceipt>>,
): Promise<{ readonly receiptId: bigint; readonly allocatedXof: bigint }> {
  const receiptId = tx.newId();
  const { calls } = ready ?? (await readyForReceipt(tx, input));
  const { allocations, unallocatedXof } = allocateReceipt(
    input.amountXof,
    calls,
    input.targetCallIds,
  );
  const allocatedXof = input.amountXof - unallocatedXof;
  await insertReceipt(ctx, tx, receiptId, input, allocatedXof);
  const { receivedOn } = input;
  await settleCalls(tx, { receiptId, allocations, calls, receivedOn });
  await postToLedger(ctx, tx, receiptId, input, unallocatedXof);
  if (allocatedXof > 0n) {
    await accrueDues(ctx, tx, {
      causeKind: 'receipt',
      causeId: receiptId,
      movementXof: allocatedXof,
      receivedOn: input.receivedOn,
    });
  }
  numberReceipt(tx, receiptId, input.receivedOn);
  await recordAudit(ctx, tx, {
    action: 'receipt.recorded',
    entityKind: 'receipt',
    entityId: receiptId,
    after: { ...input, allocatedXof },
  });
  return { receiptId, allocatedXof };
}

async function insertReceipt(
  ctx: TenantContext,
  tx: IpmTransaction,
  receiptId: bigint,
  input: ReceiptInput,
  allocatedXof: bigint,
) {
  const { affiliationId, method, externalId, amountXof, receivedOn, note } = input;
  await tx.later.insert('Receipt', {
    id: receiptId,
    affiliationId,
    method,
    externalId,
    amountXof,
    feeXof: 0n,
    receivedOn,
    allocatedXof,
    note,
    recordedBy: ctx.user?.id ?? null,
    createdAt: tx.now,
  });
}

async function postToLedger(
  ctx: TenantContext,
  tx: IpmTransaction,
  receiptId: bigint,
  input: ReceiptInput,
  unallocatedXof: bigint,
) {
  const creditParty = partyOf(input.affiliationId);
  const valueDate = openValueDate(input.receivedOn, await closedThrough(tx));
  const common = { valueDate, causeKind: 'receipt', causeId: receiptId };
  postEvent(ctx, tx, {
    ...common,
    event: `receipt-${input.method}`,
    amounts: { amount: input.amountXof },
    parties: creditParty ? { creditParty } : undefined,
  });
  if (unallocatedXof === 0n) return;
  postEvent(ctx, tx, {
    ...common,
    event: 'receipt-unallocated',
    amounts: { amount: unallocatedXof },
    parties: creditParty ? { debitParty: creditParty, creditParty } : undefined,
  });
}

const partyOf = (affiliationId: bigint | null) =>
  affiliationId === null ? undefined : `affiliation:${affiliationId}`;
