import type { LedgerEvent, LedgerLeg } from '~/domain/ledger/accounts';
import { buildPosting, type LegAmounts, type PostingParties } from '~/domain/ledger/posting';
import type { Day } from '~/domain/period';
import type { IpmTransaction, TenantContext } from '~/platform/context';
import { writeAtEnd } from './write-pieces.server';

export type LedgerOccurrence = {
  readonly event: LedgerEvent;
  readonly valueDate: Day;
  readonly causeKind: string;
  readonly causeId: bigint;
  /** A leg of 0 is left out; a negative one is a bug. */
  readonly amounts: LegAmounts;
  readonly parties?: PostingParties | undefined;
};

/**
 * Posts an event in the transaction of the event: accounts from the mapping on the value date, both
 * read and written just before COMMIT, as a numbered piece. Answers the piece's id, or null when every leg is 0.
 * An event is posted once for each cause: a second time breaks the transaction.
 * @throws Refused `ledger-month-closed`, at the latest just before COMMIT.
 */
export function postEvent(
  ctx: TenantContext,
  tx: IpmTransaction,
  occurrence: LedgerOccurrence,
): bigint | null {
  const { event, valueDate, causeKind, causeId, amounts, parties } = occurrence;
  const moving = withoutZero(amounts);
  if (Object.keys(moving).length === 0) return null;
  const id = tx.newId();
  const postedBy = ctx.user?.id ?? null;
  writeAtEnd(tx, {
    ...{ id, event, valueDate, causeKind, causeId, reversesId: null, postedBy },
    transfers: (mapping) =>
      buildPosting({ event, valueDate, ...parties }, moving, mapping).transfers,
  });
  return id;
}

function withoutZero(amounts: LegAmounts): LegAmounts {
  const moving: { [leg in LedgerLeg]?: bigint } = {};
  for (const [leg, amountXof] of Object.entries(amounts) as [LedgerLeg, bigint | undefined][]) {
    if (amountXof !== undefined && amountXof !== 0n) moving[leg] = amountXof;
  }
  return moving;
}
