import { canPost } from '~/domain/ledger/closing';
import type { Posting } from '~/domain/ledger/posting';
import { Refused } from '~/domain/outcome';
import { periodOf, yearOf, type Day, type Period } from '~/domain/period';
import type { IpmTransaction } from '~/platform/context';

export type Piece = Posting & {
  readonly id: bigint;
  readonly causeKind: string;
  readonly causeId: bigint;
  readonly reversesId: bigint | null;
  readonly postedBy: bigint | null;
};

const NUMBER_DIGITS = 6;

const waiting = new WeakMap<IpmTransaction, Map<number, Piece[]>>();

/**
 * Has the piece written just before COMMIT, with its number. All pieces of a transaction and year
 * take their numbers in one statement, so that the hot counter row is locked as briefly as can be.
 */
export function writeAtEnd(tx: IpmTransaction, piece: Piece): void {
  const year = yearOf(piece.valueDate);
  const byYear = waiting.get(tx) ?? new Map<number, Piece[]>();
  waiting.set(tx, byYear);
  const pieces = byYear.get(year);
  if (pieces) {
    pieces.push(piece);
    return;
  }
  byYear.set(year, [piece]);
  tx.atEnd('number', `piece:${String(year)}`, async () => {
    const all = byYear.get(year) ?? [];
    byYear.delete(year);
    await writePieces(tx, year, all);
  });
}

async function writePieces(tx: IpmTransaction, year: number, pieces: readonly Piece[]) {
  const last = await takeNumbers(tx, year, pieces.length);
  const closed = await closedThrough(tx);
  for (const { valueDate } of pieces) refuseClosed(valueDate, closed);
  const first = last - BigInt(pieces.length) + 1n;
  await tx.sql.insertMany(
    'LedgerPosting',
    pieces.map((piece, index) => ({
      id: piece.id,
      number: pieceNumber(year, first + BigInt(index)),
      event: piece.event,
      valueDate: piece.valueDate,
      postedAt: tx.now,
      causeKind: piece.causeKind,
      causeId: piece.causeId,
      reversesId: piece.reversesId,
      postedBy: piece.postedBy,
    })),
  );
  await tx.sql.insertMany('LedgerTransfer', pieces.flatMap(transferRows));
}

/** Locks the year's counter: closing a month takes the same lock, so that no piece slips in behind it. */
export async function takeNumbers(tx: IpmTransaction, year: number, count: number) {
  const { sql } = tx;
  await sql.run`INSERT INTO NumberSeries (ipmId, series, year, lastNumber)
    VALUES (${sql.ipm}, ${'piece'}, ${year}, ${count})
    ON DUPLICATE KEY UPDATE lastNumber = lastNumber + ${count}`;
  const row = await sql.first<{ lastNumber: bigint }>`SELECT lastNumber FROM NumberSeries
    WHERE ipmId = ${sql.ipm} AND series = ${'piece'} AND year = ${year}`;
  if (row === null) throw new Error(`the pieces of ${String(year)} have no counter`);
  return row.lastNumber;
}

/** Reads what is committed now, not what was when the transaction began. */
export async function closedThrough(tx: IpmTransaction): Promise<Period | null> {
  const { sql } = tx;
  const row = await sql.first<{ period: Day }>`SELECT period FROM LedgerClosing
    WHERE ipmId = ${sql.ipm} ORDER BY period DESC LIMIT 1 LOCK IN SHARE MODE`;
  return row === null ? null : periodOf(row.period);
}

export function refuseClosed(valueDate: Day, closed: Period | null) {
  if (canPost(valueDate, closed)) return;
  throw new Refused('ledger-month-closed', { month: periodOf(valueDate) });
}

/** `E-2026-000123`: the 123rd piece of the accounting year 2026. */
const pieceNumber = (year: number, number: bigint) =>
  `E-${String(year)}-${number.toString().padStart(NUMBER_DIGITS, '0')}`;

const transferRows = ({ id, valueDate, transfers }: Piece) =>
  transfers.map((transfer, position) => ({
    postingId: id,
    position,
    debitCode: transfer.debitAccount,
    creditCode: transfer.creditAccount,
    debitParty: transfer.debitParty ?? null,
    creditParty: transfer.creditParty ?? null,
    amountXof: transfer.amountXof,
    valueDate,
  }));
