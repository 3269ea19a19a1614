import { randomBytes } from 'node:crypto';
import { IPM_MAPPING, type LedgerEvent, type LedgerMapping } from '~/domain/ledger/accounts';
import { buildPosting, type LegAmounts, type PostingParties } from '~/domain/ledger/posting';
import { yearOf, type Day } from '~/domain/period';
import { CHAIN_START, chainHmac } from '~/features/audit/audit-chain.server';
import { auditDigest } from '~/features/audit/audit-digest.server';
import { canonicalJson } from '~/features/audit/canonical-json';
import { encodeResult } from '~/platform/database/result-codec';
import { morningOf } from '../simulated-runtime';
import type { LoadedRow, TableLoader } from './table-loader';

/** What every event of one tenant writes besides its own rows: pieces, journal, messages, numbers. */
export type Books = {
  readonly newId: () => bigint;
  /** Events happen on this day from here on. */
  setDay(day: Day): void;
  /** The instant of the events, as a column holds it. */
  now(): string;
  add(table: string, row: LoadedRow): void;
  /** A row that belongs to no tenant. */
  addNational(table: string, row: LoadedRow): void;
  ready(): Promise<void>;
  /** `AC-2026-000123`: the next number of a series without gaps. */
  nextNumber(series: string, prefix: string, year: number): string;
  post(piece: PlainPiece): void;
  record(event: RecordedEvent): void;
  /** A message that its receiver has already dealt with. */
  deliver(jobName: string, payload: Readonly<Record<string, unknown>>): void;
  /** Writes the counters and waits until everything is committed. */
  close(): Promise<void>;
};

export type PlainPiece = PostingParties & {
  readonly event: LedgerEvent;
  readonly valueDate: Day;
  readonly causeKind: string;
  readonly causeId: bigint;
  readonly amounts: LegAmounts;
};

type RecordedEvent = {
  readonly actor: string;
  readonly action: string;
  readonly entityKind: string;
  readonly entityId: bigint;
  readonly before?: unknown;
  readonly after: unknown;
  readonly reason?: string;
};

const SALT_BYTES = 16;
const NUMBER_DIGITS = 6;
/** The year of a series that goes on through the years. */
export const EVERY_YEAR = 0;

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
  const series = new Map<string, { series: string; year: number; lastNumber: number }>();
  let at = startsAt;
  let now = instantText(at);
  const add = (table: string, row: LoadedRow) => {
    loader.add(table, { ipmId, ...row });
  };
  const nextNumber: Books['nextNumber'] = (name, prefix, year) => {
    const key = `${name}:${year}`;
    const counter = series.get(key) ?? { series: name, year, lastNumber: 0 };
    series.set(key, counter);
    counter.lastNumber += 1;
    const number = String(counter.lastNumber).padStart(NUMBER_DIGITS, '0');
    return year === EVERY_YEAR ? `${prefix}-${number}` : `${prefix}-${year}-${number}`;
  };
  const seal = createSealer(ipmId, auditKey);

  return {
    newId,
    add,
    addNational: (table, row) => {
      loader.add(table, row);
    },
    nextNumber,
    now: () => now,
    ready: () => loader.ready(),
    setDay(day) {
      at = morningOf(day);
      now = instantText(at);
      setTime(at);
    },
    post({ event, valueDate, causeKind, causeId, amounts, ...parties }) {
      const id = newId();
      const { transfers } = buildPosting({ event, valueDate, ...parties }, amounts, mapping);
      const number = nextNumber('piece', 'E', yearOf(valueDate));
      const cause = { causeKind, causeId, reversesId: null, postedBy: null };
      add('LedgerPosting', { id, number, event, valueDate, postedAt: now, ...cause });
      transfers.forEach((transfer, position) => {
        add('LedgerTransfer', {
          postingId: id,
          position,
          debitCode: transfer.debitAccount,
          creditCode: transfer.creditAccount,
          debitParty: transfer.debitParty ?? null,
          creditParty: transfer.creditParty ?? null,
          amountXof: transfer.amountXof,
          valueDate,
        });
      });
    },
    record({ before, after, reason, ...event }) {
      const id = newId();
      const payload = {
        salt: randomBytes(SALT_BYTES).toString('hex'),
        before: before === undefined ? null : canonicalJson(before),
        after: canonicalJson(after),
      };
      const entry = {
        id,
        userId: null,
        ...event,
        reason: reason ?? null,
        requestId: 'seed',
        digest: auditDigest(payload),
      };
      add('AuditEntry', { ...entry, at: now });
      add('AuditPayload', { auditId: id, ...payload });
      add('AuditSeal', { ...seal({ ...entry, at }), sealedAt: now });
    },
    deliver(jobName, payload) {
      const text = encodeResult({ ...payload, ipmId });
      add('OutboxHistory', { id: newId(), jobName, payload: text, createdAt: now, doneAt: now });
    },
    async close() {
      for (const counter of series.values()) add('NumberSeries', counter);
      await loader.finish();
    },
  };
}

/** The sealing job's own chain, entry after entry. */
function createSealer(ipmId: bigint, key: Buffer) {
  let sequence = 0n;
  let previous = CHAIN_START;
  return (entry: Parameters<typeof chainHmac>[1]['entry']) => {
    sequence += 1n;
    previous = chainHmac(key, { ipmId, previous, sequence, entry });
    return { sequence, auditId: entry.id, hmac: previous };
  };
}

export const instantText = (instant: Date): string =>
  instant.toISOString().slice(0, 23).replace('T', ' ');
