import { canPost } from '~/domain/ledger/closing';
import type { LedgerMapping } from '~/domain/ledger/accounts';
import type { Posting } from '~/domain/ledger/posting';
import { Refused } from '~/domain/outcome';
import { periodOf, yearOf, type Day, type Period } from '~/domain/period';
import type { IpmTransaction } from '~/platform/context';
import { mappingOf } from './ledger-mapping.server';

export type Piece = Omit<Posting, 'transfers'> & {
  readonly id: bigint;
  /** Known already, or found on the accounts that the mapping names for the event. */
  readonly transfers: Posting['transfers'] | MappedTransfers;
  readonly causeKind: string;
  readonly causeId: bigint;
  readonly reversesId: bigint | null;
  readonly postedBy: bigint | null;
};

type MappedTransfers = (mapping: readonly LedgerMapping[]) => Posting['transfers'];

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
  const [last, closed, mapping] = await Promise.all([
    takeNumbers(tx, year, pieces.length),
    closedNow(tx),
    mappingFor(tx, pieces),
  ]);
  for (const { valueDate } of pieces) refuseClosed(valueDate, closed);
  const first = last - BigInt(pieces.length) + 1n;
  await tx.later.insertMany(
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
  await tx.later.insertMany(
    'LedgerTransfer',
    pieces.flatMap((piece) => transferRows(piece, mapping)),
  );
}

function mappingFor(tx: IpmTransaction, pieces: readonly Piece[]) {
  const mapped = pieces.filter(({ transfers }) => typeof transfers === 'function');
  const events = new Set(mapped.map(({ event }) => event));
  return events.size === 0 ? [] : mappingOf(tx, [...events]);
}

/** Locks the year's counter: closing a month takes the same lock, so that no piece slips in behind it. */
export const takeNumbers = (tx: IpmTransaction, year: number, count: number) =>
  tx.nextNumber('piece', year, count);

const known = new WeakMap<IpmTransaction, Promise<Period | null>>();

/** The last closed month as the transaction first sees it; the pieces themselves are judged when written. */
export function closedThrough(tx: IpmTransaction): Promise<Period | null> {
  const earlier = known.get(tx);
  if (earlier) return earlier;
  const { sql } = tx;
  const read = lastClosed(sql.first`SELECT period FROM LedgerClosing
    WHERE ipmId = ${sql.ipm} ORDER BY period DESC LIMIT 1`);
  known.set(tx, read);
  return read;
}

/** Reads what is committed now, not what was when the transaction began. */
export function closedNow({ sql }: IpmTransaction): Promise<Period | null> {
  return lastClosed(sql.first`SELECT period FROM LedgerClosing
    WHERE ipmId = ${sql.ipm} ORDER BY period DESC LIMIT 1 LOCK IN SHARE MODE`);
}

async function lastClosed(read: Promise<{ period: Day } | null>): Promise<Period | null> {
  const row = await read;
  return row === null ? null : periodOf(row.period);
}

export function refuseClosed(valueDate: Day, closed: Period | null) {
  if (canPost(valueDate, closed)) return;
  throw new Refused('ledger-month-closed', { month: periodOf(valueDate) });
}

/** `E-2026-000123`: the 123rd piece of the accounting year 2026. */
const pieceNumber = (year: number, number: bigint) =>
  `E-${String(year)}-${number.toString().padStart(NUMBER_DIGITS, '0')}`;

const transferRows = ({ id, valueDate, transfers }: Piece, mapping: readonly LedgerMapping[]) =>
  (typeof transfers === 'function' ? transfers(mapping) : transfers).map((transfer, position) => ({
    postingId: id,
    position,
    debitCode: transfer.debitAccount,
    creditCode: transfer.creditAccount,
    debitParty: transfer.debitParty ?? null,
    creditParty: transfer.creditParty ?? null,
    amountXof: transfer.amountXof,
    valueDate,
  }));
