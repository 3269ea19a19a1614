import type { LedgerEvent, LedgerLeg } from '~/domain/ledger/accounts';
import { buildPosting, type LegAmounts, type PostingParties } from '~/domain/ledger/posting';
import type { Day } from '~/domain/period';
import type { IpmTransaction, TenantContext } from '~/platform/context';
import { mappingOf } from './ledger-mapping.server';
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
 * Posts an event in the transaction of the event: accounts from the mapping on the value date, a
 * numbered piece written just before COMMIT. Answers the piece's id, or null when every leg is 0.
 * An event is posted once for each cause: a second time breaks the transaction.
 * @throws Refused `ledger-month-closed`, at the latest just before COMMIT.
 */
export async function postEvent(
  ctx: TenantContext,
  tx: IpmTransaction,
  occurrence: LedgerOccurrence,
): Promise<bigint | null> {
  const { event, valueDate, causeKind, causeId, amounts, parties } = occurrence;
  const moving = withoutZero(amounts);
  if (Object.keys(moving).length === 0) return null;
  const posting = buildPosting({ event, valueDate, ...parties }, moving, await mappingOf(tx));
  const id = tx.newId();
  const postedBy = ctx.user?.id ?? null;
  writeAtEnd(tx, { ...posting, id, causeKind, causeId, reversesId: null, postedBy });
  return id;
}

function withoutZero(amounts: LegAmounts): LegAmounts {
  const moving: { [leg in LedgerLeg]?: bigint } = {};
  for (const [leg, amountXof] of Object.entries(amounts) as [LedgerLeg, bigint | undefined][]) {
    if (amountXof !== undefined && amountXof !== 0n) moving[leg] = amountXof;
  }
  return moving;
}
