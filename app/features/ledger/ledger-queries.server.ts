import type { AccountKind, LedgerEvent } from '~/domain/ledger/accounts';
import { NotFound } from '~/domain/outcome';
import { firstDay, nextPeriod, periodOf, type Day, type Period } from '~/domain/period';
import type { TenantContext, TenantSql } from '~/platform/context';

export type AccountBalance = {
  readonly code: string;
  readonly label: string;
  readonly kind: AccountKind;
  readonly debitXof: bigint;
  readonly creditXof: bigint;
  /** Debit less credit; the balances of all accounts add up to 0. */
  readonly balanceXof: bigint;
};
export type JournalRow = {
  readonly id: bigint;
  readonly number: string;
  readonly event: LedgerEvent;
  readonly valueDate: Day;
  readonly postedAt: Date;
  readonly causeKind: string;
  readonly causeId: bigint;
  readonly reversesId: bigint | null;
  readonly amountXof: bigint;
  /** Whom the piece concerns; the first of its third parties. */
  readonly party: string | null;
};
export type JournalFilter = {
  readonly period: Period | null;
  readonly event: string | null;
  readonly account: string | null;
};
export type PostingDetail = Omit<JournalRow, 'amountXof' | 'party'> & {
  readonly reversedById: bigint | null;
  readonly postedBy: bigint | null;
  readonly transfers: readonly TransferLine[];
};
export type TransferLine = {
  readonly debitCode: string;
  readonly debitLabel: string | null;
  readonly creditCode: string;
  readonly creditLabel: string | null;
  readonly debitParty: string | null;
  readonly creditParty: string | null;
  readonly amountXof: bigint;
};

type Asking = Pick<TenantContext, 'sql'>;
type Moved = { readonly code: string; readonly xof: bigint };

const ACCOUNTS_LIMIT = 1_000;
const TRANSFERS_LIMIT = 200;
const EXPORT_PAGE = 1_000;
export const JOURNAL_PAGE_SIZE = 50;

/** Every account with what had moved on it up to and including a day. */
export async function listBalances({ sql }: Asking, on: Day): Promise<AccountBalance[]> {
  const accounts = await listAccounts({ sql });
  const debits = await sql.rows<Moved>`SELECT debitCode AS code, SUM(amountXof) AS xof
    FROM LedgerTransfer WHERE ipmId = ${sql.ipm} AND valueDate <= ${on} GROUP BY debitCode`;
  const credits = await sql.rows<Moved>`SELECT creditCode AS code, SUM(amountXof) AS xof
    FROM LedgerTransfer WHERE ipmId = ${sql.ipm} AND valueDate <= ${on} GROUP BY creditCode`;
  const debitOf = new Map(debits.map(({ code, xof }) => [code, xof]));
  const creditOf = new Map(credits.map(({ code, xof }) => [code, xof]));
  return accounts.map((account) => {
    const debitXof = debitOf.get(account.code) ?? 0n;
    const creditXof = creditOf.get(account.code) ?? 0n;
    return { ...account, debitXof, creditXof, balanceXof: debitXof - creditXof };
  });
}

export function listAccounts({ sql }: Asking) {
  return sql.rows<{ code: string; label: string; kind: AccountKind }>`SELECT code, label, kind
    FROM LedgerAccount WHERE ipmId = ${sql.ipm} ORDER BY code LIMIT ${ACCOUNTS_LIMIT}`;
}

export async function listJournal(
  { sql }: Asking,
  filter: JournalFilter,
  page: number,
): Promise<{ readonly rows: JournalRow[]; readonly total: number }> {
  const where = conditionOf(sql, filter);
  const rows = await journalRows(
    sql,
    sql.part`${where} ORDER BY p.valueDate DESC, p.id DESC
      LIMIT ${JOURNAL_PAGE_SIZE} OFFSET ${(page - 1) * JOURNAL_PAGE_SIZE}`,
  );
  const count = await sql.first<{ total: bigint }>`SELECT COUNT(*) AS total FROM LedgerPosting p
    WHERE p.ipmId = ${sql.ipm} ${where}`;
  return { rows, total: Number(count?.total ?? 0n) };
}

/** The whole journal of the filter in the order of the books, for a file. */
export async function* streamJournal(
  { sql }: Asking,
  filter: JournalFilter,
): AsyncGenerator<JournalRow> {
  let last: JournalRow | null = null;
  for (;;) {
    const after: ReturnType<TenantSql['part']> =
      last === null
        ? sql.none
        : sql.part`AND (p.valueDate > ${last.valueDate}
            OR (p.valueDate = ${last.valueDate} AND p.id > ${last.id}))`;
    const rows: JournalRow[] = await journalRows(
      sql,
      sql.part`${conditionOf(sql, filter)} ${after}
        ORDER BY p.valueDate, p.id LIMIT ${EXPORT_PAGE}`,
    );
    yield* rows;
    last = rows.at(-1) ?? null;
    if (rows.length < EXPORT_PAGE) return;
  }
}

export async function getPosting({ sql }: Asking, id: bigint): Promise<PostingDetail> {
  const posting = await sql.first<Omit<PostingDetail, 'transfers'>>`SELECT p.id, p.number,
      p.event, p.valueDate, p.postedAt, p.causeKind, p.causeId, p.reversesId, p.postedBy,
      r.id AS reversedById
    FROM LedgerPosting p
    LEFT JOIN LedgerPosting r ON r.ipmId = p.ipmId AND r.event = p.event
      AND r.causeKind = CONCAT(p.causeKind, '-reversal') AND r.causeId = p.causeId
    WHERE p.ipmId = ${sql.ipm} AND p.id = ${id}`;
  if (posting === null) throw new NotFound(`posting ${id}`);
  const transfers = await sql.rows<TransferLine>`SELECT t.debitCode, d.label AS debitLabel,
      t.creditCode, c.label AS creditLabel, t.debitParty, t.creditParty, t.amountXof
    FROM LedgerTransfer t
    LEFT JOIN LedgerAccount d ON d.ipmId = t.ipmId AND d.code = t.debitCode
    LEFT JOIN LedgerAccount c ON c.ipmId = t.ipmId AND c.code = t.creditCode
    WHERE t.ipmId = ${sql.ipm} AND t.postingId = ${id}
    ORDER BY t.position LIMIT ${TRANSFERS_LIMIT}`;
  return { ...posting, transfers };
}

/** What a record has posted, itself and its reversal. */
export function listPostingsOf(
  { sql }: Asking,
  causeKind: string,
  causeId: bigint,
): Promise<JournalRow[]> {
  return journalRows(
    sql,
    sql.part`AND p.causeKind IN (${sql.list([causeKind, `${causeKind}-reversal`])})
      AND p.causeId = ${causeId} ORDER BY p.id LIMIT ${TRANSFERS_LIMIT}`,
  );
}

/** Pieces matched by `rest` (conditions, order, limit), each with its amount. */
async function journalRows(
  sql: TenantSql,
  rest: ReturnType<TenantSql['part']>,
): Promise<JournalRow[]> {
  const pieces = await sql.rows<
    Omit<JournalRow, 'amountXof' | 'party'>
  >`SELECT p.id, p.number, p.event,
      p.valueDate, p.postedAt, p.causeKind, p.causeId, p.reversesId
    FROM LedgerPosting p WHERE p.ipmId = ${sql.ipm} ${rest}`;
  const ids = pieces.map(({ id }) => id);
  const amounts = await sql.rows<{
    id: bigint;
    xof: bigint;
    party: string | null;
  }>`SELECT postingId AS id, SUM(amountXof) AS xof,
      MIN(COALESCE(debitParty, creditParty)) AS party
    FROM LedgerTransfer WHERE ipmId = ${sql.ipm} AND postingId IN (${sql.list(ids)})
    GROUP BY postingId`;
  const totals = new Map(amounts.map(({ id, xof, party }) => [id, { amountXof: xof, party }]));
  return pieces.map((piece) => ({
    ...piece,
    ...(totals.get(piece.id) ?? { amountXof: 0n, party: null }),
  }));
}

function conditionOf(sql: TenantSql, { period, event, account }: JournalFilter) {
  const inPeriod =
    period === null
      ? sql.none
      : sql.part`AND p.valueDate >= ${firstDay(period)}
          AND p.valueDate < ${firstDay(nextPeriod(period))}`;
  const ofEvent = event === null ? sql.none : sql.part`AND p.event = ${event}`;
  const onAccount =
    account === null
      ? sql.none
      : sql.part`AND EXISTS (SELECT 1 FROM LedgerTransfer t
          WHERE t.ipmId = p.ipmId AND t.postingId = p.id
            AND (t.debitCode = ${account} OR t.creditCode = ${account}))`;
  return sql.part`${inPeriod} ${ofEvent} ${onAccount}`;
}

/** Months with pieces, the newest first, and whether each is closed. */
export async function listMonths({ sql }: Asking) {
  const moved = await sql.rows<{ month: string; pieces: bigint }>`SELECT
      DATE_FORMAT(valueDate, '%Y-%m') AS month, COUNT(*) AS pieces
    FROM LedgerPosting WHERE ipmId = ${sql.ipm}
    GROUP BY DATE_FORMAT(valueDate, '%Y-%m') ORDER BY month DESC LIMIT 120`;
  const closings = await sql.rows<{ period: Day; closedAt: Date }>`SELECT period, closedAt
    FROM LedgerClosing WHERE ipmId = ${sql.ipm} ORDER BY period DESC LIMIT 120`;
  const closedAt = new Map(closings.map((row) => [periodOf(row.period), row.closedAt]));
  const last = closings[0] === undefined ? null : periodOf(closings[0].period);
  const months = moved.map(({ month, pieces }) => {
    const period = month as Period;
    const isClosed = last !== null && period <= last;
    return { period, pieces, isClosed, closedAt: closedAt.get(period) ?? null };
  });
  return { months, closedThrough: last };
}
