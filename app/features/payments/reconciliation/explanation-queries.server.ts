import { NotFound } from '~/domain/outcome';
import {
  explainDifference,
  netXof,
  type Explanation,
  type Side,
} from '~/domain/payments/wallet-balance';
import { addDays, type Day } from '~/domain/period';
import type { IpmContext } from '~/platform/context';
import { booksBefore, walletAccount, type WalletDayRow } from './reconciliation-queries.server';

type Asking = Pick<IpmContext, 'sql'>;

/** How far back the lines of a day go; what is older is its opening line. */
const WINDOW_DAYS = 31;
/** Beyond a month of the largest wallet. */
const MOVEMENTS_LIMIT = 50_000;

/** A movement of the wallet, or a piece on its account. */
export type ExplainedSide = Side & {
  readonly day: Day;
  /** Of the piece; null on Wave's side. */
  readonly postingId: bigint | null;
  readonly pieceNumber: string | null;
  readonly event: string | null;
  readonly causeKind: string | null;
  readonly causeId: bigint | null;
  /** Of Wave's movement; null for a piece that none stands behind. */
  readonly transactionId: string | null;
  readonly kind: string | null;
  readonly state: string | null;
};
export type DayExplanation = Explanation<ExplainedSide> & {
  readonly from: Day;
  readonly isFirst: boolean;
};

/** A day of the wallet as it was read; @throws NotFound for a day that was not. */
export async function getWalletDay(
  { sql }: Asking,
  day: Day,
): Promise<Omit<WalletDayRow, 'booksXof'>> {
  const row = await sql.first<Omit<WalletDayRow, 'booksXof'>>`SELECT day, transactionCount,
      openingXof, closingXof, isFinal, readAt
    FROM WalletDay WHERE ipmId = ${sql.ipm} AND day = ${day}`;
  if (row === null) throw new NotFound(`wallet day ${day}`);
  return row;
}

/** Why the books and Wave differ at the end of a day, line by line. */
export async function explainDay(
  ctx: Asking,
  { day, closingXof }: Pick<WalletDayRow, 'day' | 'closingXof'>,
): Promise<DayExplanation> {
  const { sql } = ctx;
  const account = await walletAccount(ctx, day);
  const first = await sql.first<{ day: Day; openingXof: bigint }>`SELECT day, openingXof
    FROM WalletDay WHERE ipmId = ${sql.ipm} AND day > ${addDays(day, -WINDOW_DAYS)}
    ORDER BY day LIMIT 1`;
  const earlier = await sql.first<{ day: Day }>`SELECT day FROM WalletDay
    WHERE ipmId = ${sql.ipm} AND day <= ${addDays(day, -WINDOW_DAYS)} LIMIT 1`;
  const from = first?.day ?? day;
  const balances = {
    booksOpeningXof: await booksBefore(ctx, account, from),
    waveOpeningXof: first?.openingXof ?? closingXof,
    waveClosingXof: closingXof,
  };
  const sides = [
    ...(await waveSides(ctx, from, day)),
    ...(await bookSides(ctx, account, from, day)),
  ];
  return { ...explainDifference(balances, sides), from, isFirst: earlier === null };
}

async function waveSides({ sql }: Asking, from: Day, to: Day): Promise<ExplainedSide[]> {
  const rows = await sql.rows<{
    id: bigint;
    day: Day;
    transactionId: string;
    kind: string;
    state: string;
    amountXof: bigint;
    feeXof: bigint;
  }>`SELECT id, day, transactionId, kind, state, amountXof, feeXof FROM WalletTransaction
    WHERE ipmId = ${sql.ipm} AND day >= ${from} AND day <= ${to}
    ORDER BY day, occurredAt, position LIMIT ${MOVEMENTS_LIMIT}`;
  return rows.map((row) => ({
    key: `transaction:${row.id}`,
    side: 'wave',
    amountXof: netXof(row),
    day: row.day,
    transactionId: row.transactionId,
    kind: row.kind,
    state: row.state,
    postingId: null,
    pieceNumber: null,
    event: null,
    causeKind: null,
    causeId: null,
  }));
}

/** A piece stands for the money that moved, its reversal for the same money the other way. */
async function bookSides(
  { sql }: Asking,
  account: string,
  from: Day,
  to: Day,
): Promise<ExplainedSide[]> {
  const rows = await sql.rows<
    Omit<ExplainedSide, 'key' | 'side' | 'kind' | 'state'> & { walletId: bigint | null }
  >`SELECT IF(t.debitCode = ${account}, t.amountXof, -t.amountXof) AS amountXof, t.valueDate AS day,
      p.id AS postingId, p.number AS pieceNumber, p.event, p.causeKind, p.causeId,
      COALESCE(o.id, g.id, b.id, i.id, r.id, d.id) AS walletId,
      COALESCE(o.transactionId, g.transactionId, b.transactionId, i.transactionId,
        r.transactionId, d.transactionId) AS transactionId
    FROM LedgerTransfer t
      JOIN LedgerPosting p ON p.ipmId = t.ipmId AND p.id = t.postingId
      LEFT JOIN WalletTransaction o ON o.ipmId = p.ipmId AND o.id = p.causeId
        AND p.causeKind = ${'wallet-transaction'}
      LEFT JOIN WalletTransaction g ON g.ipmId = p.ipmId AND g.receiptId = p.causeId
        AND g.amountXof > 0 AND p.causeKind = ${'receipt'}
      LEFT JOIN WalletTransaction b ON b.ipmId = p.ipmId AND b.receiptId = p.causeId
        AND b.amountXof < 0 AND p.causeKind = ${'receipt-reversal'}
      LEFT JOIN WalletTransaction i ON i.ipmId = p.ipmId AND i.providerPaymentId = p.causeId
        AND i.amountXof < 0 AND p.causeKind = ${'provider-payment'}
      LEFT JOIN WalletTransaction r ON r.ipmId = p.ipmId AND r.providerPaymentId = p.causeId
        AND r.amountXof > 0 AND p.causeKind = ${'provider-payment-reversal'}
      LEFT JOIN WalletTransaction d ON d.ipmId = p.ipmId AND d.duesPaymentId = p.causeId
        AND p.causeKind = ${'dues-payment'}
    WHERE t.ipmId = ${sql.ipm} AND t.valueDate >= ${from} AND t.valueDate <= ${to}
      AND (t.debitCode = ${account} OR t.creditCode = ${account})
    ORDER BY t.valueDate, p.id LIMIT ${MOVEMENTS_LIMIT}`;
  return rows.map(({ walletId, ...row }) => ({
    ...row,
    key: walletId === null ? `piece:${String(row.postingId)}` : `transaction:${walletId}`,
    side: 'books',
    kind: null,
    state: null,
  }));
}
