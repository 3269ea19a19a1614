import { IPM_MAPPING, type LedgerEvent, type LedgerMapping } from '~/domain/ledger/accounts';
import {
  buildPosting,
  reversePosting,
  type LegAmounts,
  type Posting,
  type PostingParties,
  type Transfer,
} from '~/domain/ledger/posting';
import { yearOf, type Day } from '~/domain/period';
import { encodeResult } from '~/platform/database/result-codec';
import { morningOf } from '../simulated-runtime';
import { createJournal, type RecordedEvent } from './journal';
import type { LoadedRow, TableLoader } from './table-loader';

/** What every event of one tenant writes besides its own rows: pieces, journal, messages, numbers. */
export type Books = {
  readonly newId: () => bigint;
  /** Events happen on this day from here on. */
  readonly setDay: (day: Day) => void;
  /** The instant of the events, as a column holds it. */
  readonly now: () => string;
  readonly add: (table: string, row: LoadedRow) => void;
  /** A row that belongs to no tenant. */
  readonly addNational: (table: string, row: LoadedRow) => void;
  readonly ready: () => Promise<void>;
  /** `AC-2026-000123`: the next number of a series without gaps. */
  readonly nextNumber: (series: string, prefix: string, year: number) => string;
  readonly post: (piece: PlainPiece) => PostedPiece;
  /** The piece that undoes another. */
  readonly reverse: (posted: PostedPiece, valueDate: Day) => void;
  readonly record: (event: RecordedEvent) => void;
  /** A message that its receiver has already dealt with. */
  readonly deliver: (jobName: string, payload: Readonly<Record<string, unknown>>) => void;
  /** Waits until everything so far is committed; more may follow. */
  readonly flush: () => Promise<void>;
  /** Writes the counters and waits until everything is committed. */
  readonly close: () => Promise<void>;
};

export type PlainPiece = PostingParties & {
  readonly event: LedgerEvent;
  readonly valueDate: Day;
  readonly causeKind: string;
  readonly causeId: bigint;
  readonly amounts: LegAmounts;
};

export type PostedPiece = {
  readonly id: bigint;
  readonly causeKind: string;
  readonly causeId: bigint;
  readonly posting: Posting;
};

export function createBooks(tenant: {
  readonly ipmId: bigint;
  readonly loader: TableLoader;
  readonly newId: () => bigint;
  readonly setTime: (instant: Date) => void;
  readonly auditKey: Buffer;
  /** Until the first day begins. */
  readonly startsAt: Date;
  readonly mapping?: readonly LedgerMapping[];
}): Books {
  const { ipmId, loader, newId, setTime, auditKey, startsAt, mapping = IPM_MAPPING } = tenant;
  let at = startsAt;
  let now = instantText(at);
  const numbers = createNumbers();
  const add = (table: string, row: LoadedRow) => {
    loader.add(table, row, ipmId);
  };
  const record = createJournal({ ipmId, newId, auditKey, add });
  const write = createPieces({ newId, add, nextNumber: numbers.next, now: () => now });
  return {
    newId,
    add,
    addNational: (table, row) => {
      loader.add(table, row);
    },
    nextNumber: numbers.next,
    now: () => now,
    ready: loader.ready,
    setDay(day) {
      at = morningOf(day);
      now = instantText(at);
      setTime(at);
    },
    post({ amounts, ...piece }) {
      const { causeKind, causeId } = piece;
      return write(buildPosting(piece, amounts, mapping), { causeKind, causeId, reversesId: null });
    },
    reverse({ id: reversesId, causeKind, causeId, posting }, valueDate) {
      const cause = { causeKind: `${causeKind}-reversal`, causeId, reversesId };
      write(reversePosting(posting, valueDate), cause);
    },
    record: (event) => {
      record(event, at, now);
    },
    deliver(jobName, payload) {
      const text = encodeResult({ ...payload, ipmId });
      add('OutboxHistory', { id: newId(), jobName, payload: text, createdAt: now, doneAt: now });
    },
    flush: loader.finish,
    async close() {
      for (const series of numbers.all()) add('NumberSeries', series);
      await loader.finish();
    },
  };
}

/** Numbers a piece and writes it with its transfers. */
const createPieces =
  (given: Pick<Books, 'newId' | 'add' | 'nextNumber' | 'now'>) =>
  (
    posting: Posting,
    cause: Pick<PostedPiece, 'causeKind' | 'causeId'> & { readonly reversesId: bigint | null },
  ): PostedPiece => {
    const { newId, add, nextNumber, now } = given;
    const { event, valueDate, transfers } = posting;
    const { causeKind, causeId, reversesId } = cause;
    const id = newId();
    add('LedgerPosting', {
      id,
      number: nextNumber('piece', 'E', yearOf(valueDate)),
      event,
      valueDate,
      postedAt: now(),
      causeKind,
      causeId,
      reversesId,
      postedBy: null,
    });
    transfers.forEach((transfer, position) => {
      add('LedgerTransfer', transferRow(id, position, valueDate, transfer));
    });
    return { id, causeKind, causeId, posting };
  };

const transferRow = (postingId: bigint, position: number, valueDate: Day, transfer: Transfer) => ({
  postingId,
  position,
  debitCode: transfer.debitAccount,
  creditCode: transfer.creditAccount,
  debitParty: transfer.debitParty ?? null,
  creditParty: transfer.creditParty ?? null,
  amountXof: transfer.amountXof,
  valueDate,
});

const NUMBER_DIGITS = 6;
/** The year of a series that goes on through the years. */
export const EVERY_YEAR = 0;

/** Counters without gaps, written once they have come to rest. */
function createNumbers() {
  const counters = new Map<string, { series: string; year: number; lastNumber: number }>();
  return {
    next: (series: string, prefix: string, year: number): string => {
      const key = `${series}:${year}`;
      const counter = counters.get(key) ?? { series, year, lastNumber: 0 };
      counters.set(key, counter);
      counter.lastNumber += 1;
      const number = String(counter.lastNumber).padStart(NUMBER_DIGITS, '0');
      return year === EVERY_YEAR ? `${prefix}-${number}` : `${prefix}-${year}-${number}`;
    },
    all: () => counters.values(),
  };
}

export const instantText = (instant: Date): string =>
  instant.toISOString().slice(0, 23).replace('T', ' ');
