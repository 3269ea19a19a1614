import { allocateAsChosen, type ChosenAllocation } from '~/domain/contributions/chosen-allocation';
import {
  allocateReceipt as computeAllocation,
  type OpenCall,
} from '~/domain/contributions/payment-allocation';
import { openValueDate } from '~/domain/ledger/closing';
import { NotFound } from '~/domain/outcome';
import { recordAudit } from '~/features/audit/record-audit.server';
import { accrueDues } from '~/features/dues/accrue-dues.server';
import { postEvent } from '~/features/ledger/post-event.server';
import { closedThrough } from '~/features/ledger/write-pieces.server';
import type { CommandResult, IpmContext, IpmTransaction } from '~/platform/context';
import { lockStandingReceipt, type StandingReceipt } from './lock-standing-receipt.server';
import type { AllocateReceiptInput } from './payment-form';
import { lockOpenCalls, settleCalls } from './settle-calls.server';

/**
 * Gives money that was set aside to the open calls of its employer, the oldest first. It joins the
 * dues base now, in the year of its receipt.
 */
export async function allocateReceipt(
  ctx: IpmContext,
  input: AllocateReceiptInput,
): Promise<CommandResult<{ readonly receiptId: bigint }>> {
  return ctx.transaction(async (tx) => {
    const standing = await lockStandingReceipt(tx, input.receiptId);
    if (!standing.ok) return standing;
    const { receipt } = standing;
    const { id: receiptId, receivedOn } = receipt;
    const waitingXof = receipt.amountXof - receipt.allocatedXof;
    if (waitingXof <= 0n) return { ok: false, reason: 'receipt-fully-allocated' };
    const affiliationId = receipt.affiliationId ?? (await chosenPayer(tx, input.affiliationId));
    const calls = await lockOpenCalls(tx, affiliationId);
    if (calls.length === 0) return { ok: false, reason: 'nothing-to-settle' };
    const split = splitOf(waitingXof, calls, input.lines);
    if (!split.ok) return split;
    const { allocations, unallocatedXof } = split;
    const movedXof = waitingXof - unallocatedXof;
    const ids = await settleCalls(tx, { receiptId, allocations, calls, receivedOn });
    await markAllocated(tx, receipt, affiliationId, movedXof);
    const cause = { causeKind: 'allocation', causeId: ids[0] ?? receiptId };
    await postMove(ctx, tx, { ...cause, receipt, affiliationId, movedXof });
    await accrueDues(ctx, tx, { ...cause, movementXof: movedXof, receivedOn });
    await recordAudit(ctx, tx, {
      action: 'receipt.allocated',
      entityKind: 'receipt',
      entityId: receiptId,
      before: { affiliationId: receipt.affiliationId, allocatedXof: receipt.allocatedXof },
      after: { affiliationId, allocatedXof: receipt.allocatedXof + movedXof },
    });
    return { ok: true, receiptId };
  });
}

/** As the accountant chose, else the oldest call first. */
function splitOf(
  waitingXof: bigint,
  calls: readonly OpenCall[],
  lines: AllocateReceiptInput['lines'],
): ChosenAllocation {
  if (lines === null) return { ok: true, ...computeAllocation(waitingXof, calls) };
  const chosen = lines.map(({ callId, amountXof }) => ({ callId, amountXof: amountXof ?? 0n }));
  return allocateAsChosen(waitingXof, calls, chosen);
}

async function chosenPayer({ sql }: IpmTransaction, affiliationId: bigint | null) {
  const payer =
    affiliationId === null
      ? null
      : await sql.first<{ id: bigint }>`SELECT id FROM Affiliation
          WHERE ipmId = ${sql.ipm} AND id = ${affiliationId}`;
  if (payer === null) throw new NotFound('the payer of a receipt');
  return payer.id;
}

async function markAllocated(
  { sql }: IpmTransaction,
  receipt: StandingReceipt,
  affiliationId: bigint,
  movedXof: bigint,
) {
  const marked = await sql.run`UPDATE Receipt
    SET affiliationId = ${affiliationId}, allocatedXof = allocatedXof + ${movedXof}
    WHERE ipmId = ${sql.ipm} AND id = ${receipt.id} AND allocatedXof = ${receipt.allocatedXof}
      AND reversedById IS NULL`;
  if (marked !== 1) throw new Error(`receipt ${receipt.id} changed while it was locked`);
}

async function postMove(
  ctx: IpmContext,
  tx: IpmTransaction,
  move: {
    readonly causeKind: string;
    readonly causeId: bigint;
    readonly receipt: StandingReceipt;
    readonly affiliationId: bigint;
    readonly movedXof: bigint;
  },
) {
  const { causeKind, causeId, receipt, affiliationId, movedXof } = move;
  const setAsideFor = receipt.affiliationId;
  postEvent(ctx, tx, {
    event: 'receipt-allocated',
    valueDate: openValueDate(ctx.today, await closedThrough(tx)),
    causeKind,
    causeId,
    amounts: { amount: movedXof },
    parties: {
      creditParty: `affiliation:${affiliationId}`,
      ...(setAsideFor === null ? {} : { debitParty: `affiliation:${setAsideFor}` }),
    },
  });
}
