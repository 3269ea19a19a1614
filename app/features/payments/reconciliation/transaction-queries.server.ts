import type { Day } from '~/domain/period';
import { latestFirst } from '~/features/forms/latest-first';
import type { IpmContext, TenantSql } from '~/platform/context';
import { TRANSACTIONS_PAGE_SIZE } from './reconciliation-filter';

type Asking = Pick<IpmContext, 'sql'>;

export type WalletTransactionRow = {
  readonly id: bigint;
  readonly transactionId: string;
  readonly day: Day;
  readonly occurredAt: Date;
  readonly kind: string;
  readonly amountXof: bigint;
  readonly feeXof: bigint;
  readonly balanceXof: bigint | null;
  readonly isReversal: boolean;
  readonly clientReference: string | null;
  readonly counterpartyName: string | null;
  readonly counterpartyMobile: string | null;
  readonly state: 'stored' | 'settled' | 'in-transit' | 'waiting';
  readonly note: string | null;
  readonly receiptId: bigint | null;
  readonly receiptNumber: string | null;
  readonly invoiceId: bigint | null;
  readonly duesPaymentId: bigint | null;
};

/** The movements of one day in their order. */
export async function listDayTransactions(
  { sql }: Asking,
  day: Day,
  page: number,
): Promise<{ readonly rows: WalletTransactionRow[]; readonly total: number }> {
  const rows = await sql.rows<WalletTransactionRow>`${columns(sql)}
    WHERE w.ipmId = ${sql.ipm} AND w.day = ${day} ORDER BY w.occurredAt, w.position
    LIMIT ${TRANSACTIONS_PAGE_SIZE} OFFSET ${(page - 1) * TRANSACTIONS_PAGE_SIZE}`;
  const count = await sql.first<{ total: bigint }>`SELECT COUNT(*) AS total FROM WalletTransaction
    WHERE ipmId = ${sql.ipm} AND day = ${day}`;
  return { rows, total: Number(count?.total ?? 0n) };
}

/** Those that wait for a person, whatever their day, and those on their way to the bank. */
export const listOpenTransactions = ({ sql }: Asking): Promise<WalletTransactionRow[]> =>
  sql.rows<WalletTransactionRow>`${columns(sql)}
    WHERE w.ipmId = ${sql.ipm} AND w.state IN (${'waiting'}, ${'in-transit'})
    ORDER BY w.day, w.occurredAt, w.position LIMIT ${TRANSACTIONS_PAGE_SIZE}`;

/** All movements of the days given, the latest first. */
export const eachTransaction = (
  { sql }: Asking,
  { from, to }: { readonly from: Day | null; readonly to: Day | null },
) =>
  latestFirst(
    (id, limit) => sql.rows<WalletTransactionRow>`${columns(sql)}
      WHERE w.ipmId = ${sql.ipm} AND w.id < ${id}
        ${from ? sql.part`AND w.day >= ${from}` : sql.none}
        ${to ? sql.part`AND w.day <= ${to}` : sql.none}
      ORDER BY w.id DESC LIMIT ${limit}`,
  );

const columns = (sql: TenantSql) => sql.part`SELECT w.id, w.transactionId, w.day, w.occurredAt,
    w.kind, w.amountXof, w.feeXof, w.balanceXof, w.isReversal, w.clientReference,
    w.counterpartyName, w.counterpartyMobile, w.state, w.note, w.receiptId,
    r.number AS receiptNumber, p.invoiceId, w.duesPaymentId
  FROM WalletTransaction w LEFT JOIN Receipt r ON r.ipmId = w.ipmId AND r.id = w.receiptId
    LEFT JOIN ProviderPayment p ON p.ipmId = w.ipmId AND p.id = w.providerPaymentId`;
