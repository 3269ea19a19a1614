import type { LedgerEvent } from '~/domain/ledger/accounts';
import { reversePosting, type Transfer } from '~/domain/ledger/posting';
import type { Day } from '~/domain/period';
import type { IpmTransaction, TenantContext } from '~/platform/context';
import { writeAtEnd } from './write-pieces.server';

/** No event moves more pieces than this for one cause. */
const PIECES_LIMIT = 200;

type PieceRow = { id: bigint; event: LedgerEvent };
type TransferRow = {
  debitAccount: string;
  creditAccount: string;
  amountXof: bigint;
  debitParty: string | null;
  creditParty: string | null;
};

/**
 * Undoes what a cause has posted, each piece by a piece of its own dated `valueDate`, whose cause is
 * `<causeKind>-reversal` of the same record. Pieces reversed already stay as they are. Answers the
 * number of pieces.
 */
export async function reversePostings(
  ctx: TenantContext,
  tx: IpmTransaction,
  cause: {
    readonly causeKind: string;
    readonly causeId: bigint;
    readonly valueDate: Day;
    /** Only these events; all when left out. */
    readonly events?: readonly LedgerEvent[];
  },
): Promise<number> {
  const { causeKind, causeId, valueDate, events } = cause;
  const pieces = await unreversedPieces(tx, causeKind, causeId);
  const chosen = pieces.filter(({ event }) => events === undefined || events.includes(event));
  for (const { id, event } of chosen) {
    const transfers = await transfersOf(tx, id);
    writeAtEnd(tx, {
      ...reversePosting({ event, valueDate, transfers }, valueDate),
      id: tx.newId(),
      causeKind: `${causeKind}-reversal`,
      causeId,
      reversesId: id,
      postedBy: ctx.user?.id ?? null,
    });
  }
  return chosen.length;
}

function unreversedPieces({ sql }: IpmTransaction, causeKind: string, causeId: bigint) {
  return sql.rows<PieceRow>`SELECT p.id, p.event FROM LedgerPosting p
    LEFT JOIN LedgerPosting r ON r.ipmId = p.ipmId AND r.event = p.event
      AND r.causeKind = ${`${causeKind}-reversal`} AND r.causeId = p.causeId
    WHERE p.ipmId = ${sql.ipm} AND p.causeKind = ${causeKind} AND p.causeId = ${causeId}
      AND r.id IS NULL ORDER BY p.id LIMIT ${PIECES_LIMIT}`;
}

async function transfersOf({ sql }: IpmTransaction, postingId: bigint): Promise<Transfer[]> {
  const rows = await sql.rows<TransferRow>`SELECT debitCode AS debitAccount,
      creditCode AS creditAccount, amountXof, debitParty, creditParty
    FROM LedgerTransfer WHERE ipmId = ${sql.ipm} AND postingId = ${postingId}
    ORDER BY position LIMIT ${PIECES_LIMIT}`;
  return rows.map(({ debitParty, creditParty, ...transfer }) => ({
    ...transfer,
    ...(debitParty === null ? {} : { debitParty }),
    ...(creditParty === null ? {} : { creditParty }),
  }));
}
