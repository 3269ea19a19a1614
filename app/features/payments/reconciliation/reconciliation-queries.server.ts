import { addDays, type Day } from '~/domain/period';
import type { IpmContext, TenantSql } from '~/platform/context';
import { DAYS_PAGE_SIZE } from './reconciliation-filter';

type Asking = Pick<IpmContext, 'sql'>;

/** The account of the default chart, for books without the mapping. */
const WALLET_ACCOUNT = '552000';

export type WalletDayRow = {
  readonly day: Day;
  readonly transactionCount: number;
  readonly openingXof: bigint;
  readonly closingXof: bigint;
  readonly isFinal: boolean;
  readonly readAt: Date;
  readonly booksXof: bigint;
};
export type WalletRunRow = {
  readonly state: 'running' | 'done' | 'failed';
  readonly failureCode: string | null;
  readonly fromDay: Day;
  readonly toDay: Day;
  readonly transactionCount: number;
  readonly foundCount: number;
  readonly waitingCount: number;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
};

/** The wallet by day, the latest first, beside its account in the books at the end of each day. */
export async function listWalletDays(
  { sql }: Asking,
  page: number,
): Promise<{ readonly rows: WalletDayRow[]; readonly total: number }> {
  const days = await sql.rows<Omit<WalletDayRow, 'booksXof'>>`SELECT day, transactionCount,
      openingXof, closingXof, isFinal, readAt
    FROM WalletDay WHERE ipmId = ${sql.ipm}
    ORDER BY day DESC LIMIT ${DAYS_PAGE_SIZE} OFFSET ${(page - 1) * DAYS_PAGE_SIZE}`;
  const count = await sql.first<{ total: bigint }>`SELECT COUNT(*) AS total FROM WalletDay
    WHERE ipmId = ${sql.ipm}`;
  const total = Number(count?.total ?? 0n);
  const [latest, earliest] = [days[0], days.at(-1)];
  if (latest === undefined || earliest === undefined) return { rows: [], total };
  const account = await walletAccount({ sql }, latest.day);
  let booksXof = await booksBefore({ sql }, account, addDays(latest.day, 1));
  const moved = await movedByDay(sql, account, earliest.day, latest.day);
  const rows = days.map((row, index) => {
    const later = days[index - 1];
    if (later !== undefined) {
      for (let day = later.day; day > row.day; day = addDays(day, -1)) {
        booksXof -= moved.get(day) ?? 0n;
      }
    }
    return { ...row, booksXof };
  });
  return { rows, total };
}

async function movedByDay(sql: TenantSql, account: string, from: Day, to: Day) {
  const rows = await sql.rows<{ day: Day; xof: bigint }>`SELECT valueDate AS day,
      SUM(IF(debitCode = ${account}, amountXof, -amountXof)) AS xof
    FROM LedgerTransfer WHERE ipmId = ${sql.ipm} AND valueDate >= ${from} AND valueDate <= ${to}
      AND (debitCode = ${account} OR creditCode = ${account}) GROUP BY valueDate`;
  return new Map(rows.map(({ day, xof }) => [day, xof]));
}

/** What the account held before a day. */
export async function booksBefore({ sql }: Asking, account: string, day: Day): Promise<bigint> {
  const debit = await sql.first<{ xof: bigint | null }>`SELECT SUM(amountXof) AS xof
    FROM LedgerTransfer WHERE ipmId = ${sql.ipm} AND debitCode = ${account}
      AND valueDate < ${day}`;
  const credit = await sql.first<{ xof: bigint | null }>`SELECT SUM(amountXof) AS xof
    FROM LedgerTransfer WHERE ipmId = ${sql.ipm} AND creditCode = ${account}
      AND valueDate < ${day}`;
  return (debit?.xof ?? 0n) - (credit?.xof ?? 0n);
}

/** The account that receipts by Wave enter. */
export async function walletAccount({ sql }: Asking, on: Day): Promise<string> {
  const row = await sql.first<{ code: string }>`SELECT debitCode AS code FROM LedgerMapping
    WHERE ipmId = ${sql.ipm} AND event = ${'receipt-wave'} AND leg = ${'amount'}
      AND validFrom <= ${on} AND validTo > ${on}`;
  return row?.code ?? WALLET_ACCOUNT;
}

export const findLastRun = ({ sql }: Asking): Promise<WalletRunRow | null> =>
  sql.first<WalletRunRow>`SELECT state, failureCode, fromDay, toDay, transactionCount, foundCount,
      waitingCount, startedAt, endedAt
    FROM WalletRun WHERE ipmId = ${sql.ipm} ORDER BY id DESC LIMIT 1`;

/** Whether a run is asked for and not over. */
export async function isRunExpected({ sql }: Asking): Promise<boolean> {
  const message = await sql.first<{ id: bigint }>`SELECT id FROM OutboxMessage
    WHERE ipmId = ${sql.ipm} AND jobName = ${'wallet.reconcile'} AND failedAt IS NULL LIMIT 1`;
  return message !== null;
}

export async function hasWallet({ sql }: Asking): Promise<boolean> {
  const wallet = await sql.first<{ id: bigint }>`SELECT id FROM WaveWallet
    WHERE ipmId = ${sql.ipm} AND active = 1 LIMIT 1`;
  return wallet !== null;
}
