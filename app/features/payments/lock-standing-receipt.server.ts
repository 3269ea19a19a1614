import { NotFound } from '~/domain/outcome';
import type { Day } from '~/domain/period';
import type { CommandResult, IpmTransaction } from '~/platform/context';

export type StandingReceipt = {
  readonly id: bigint;
  readonly affiliationId: bigint | null;
  readonly method: string;
  readonly externalId: string;
  readonly amountXof: bigint;
  readonly allocatedXof: bigint;
  readonly receivedOn: Day;
  /** The day the bank credited a cheque. */
  readonly clearedOn: Day | null;
  readonly heldReason: string | null;
};

/** Locks a receipt that still stands: neither undone nor itself what undoes another. */
export async function lockStandingReceipt(
  { sql }: IpmTransaction,
  receiptId: bigint,
): Promise<CommandResult<{ readonly receipt: StandingReceipt }>> {
  const row = await sql.first<
    StandingReceipt & { readonly reversesId: bigint | null; readonly reversedById: bigint | null }
  >`SELECT id, affiliationId, method, externalId, amountXof, allocatedXof, receivedOn, clearedOn,
      heldReason, reversesId, reversedById
    FROM Receipt WHERE ipmId = ${sql.ipm} AND id = ${receiptId} FOR UPDATE`;
  if (row === null) throw new NotFound(`receipt ${receiptId}`);
  const { reversesId, reversedById, ...receipt } = row;
  if (reversesId !== null) return { ok: false, reason: 'receipt-is-a-reversal' };
  if (reversedById !== null) return { ok: false, reason: 'receipt-already-reversed' };
  return { ok: true, receipt };
}
