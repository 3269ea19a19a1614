import type { PayoutState } from '~/domain/payments/payout-state';
import { latestFirst } from '~/features/forms/latest-first';
import { containing, startingWith } from '~/features/forms/list-query';
import type { TenantContext, TenantSql } from '~/platform/context';
import { PAYOUT_PAGE_SIZE, type PayoutFilter } from './payout-filter';

export type PayoutRow = {
  readonly id: bigint;
  readonly invoiceId: bigint;
  readonly invoiceNumber: string | null;
  readonly recipient: string;
  readonly recipientName: string;
  readonly amountXof: bigint;
  readonly state: PayoutState;
  readonly failureCode: string | null;
  readonly createdAt: Date;
  /** When its state was learnt. */
  readonly updatedAt: Date;
  /** Of the last time that Wave was asked to give the money back. */
  readonly reversalState: 'intent' | 'done' | 'failed' | null;
  readonly reversalCode: string | null;
};

type Asking = Pick<TenantContext, 'sql'>;

export async function listPayouts({ sql }: Asking, filter: PayoutFilter) {
  const offset = (filter.page - 1) * PAYOUT_PAGE_SIZE;
  const where = matching(sql, filter);
  const [rows, totals] = await Promise.all([
    sql.rows<PayoutRow>`${columns(sql)} WHERE w.ipmId = ${sql.ipm} ${where}
      ORDER BY w.id DESC LIMIT ${PAYOUT_PAGE_SIZE} OFFSET ${offset}`,
    sql.first<{ count: bigint; amountXof: bigint }>`SELECT COUNT(*) AS count,
        COALESCE(SUM(w.amountXof), 0) AS amountXof
      FROM WavePayout w JOIN ProviderInvoice i ON i.ipmId = w.ipmId AND i.id = w.invoiceId
      WHERE w.ipmId = ${sql.ipm} ${where}`,
  ]);
  return { rows, totals: totals ?? { count: 0n, amountXof: 0n } };
}

/** Every order of the filter, the latest first. */
export const eachPayout = ({ sql }: Asking, filter: PayoutFilter) =>
  latestFirst(
    (id, limit) => sql.rows<PayoutRow>`${columns(sql)}
      WHERE w.ipmId = ${sql.ipm} AND w.id < ${id} ${matching(sql, filter)}
      ORDER BY w.id DESC LIMIT ${limit}`,
  );

const ORDERS_SHOWN = 20;

/** The orders to pay this invoice, the last one first. */
export const payoutsOf = ({ sql }: Asking, invoiceId: bigint) =>
  sql.rows<PayoutRow>`${columns(sql)} WHERE w.ipmId = ${sql.ipm} AND w.invoiceId = ${invoiceId}
    ORDER BY w.id DESC LIMIT ${ORDERS_SHOWN}`;

const columns = (sql: TenantSql) => sql.part`SELECT w.id, w.invoiceId, i.number AS invoiceNumber,
    w.recipient, w.recipientName, w.amountXof, w.state, w.failureCode, w.createdAt, w.updatedAt,
    r.state AS reversalState, r.failureCode AS reversalCode
  FROM WavePayout w JOIN ProviderInvoice i ON i.ipmId = w.ipmId AND i.id = w.invoiceId
    LEFT JOIN WavePayoutReversal r ON r.ipmId = w.ipmId AND r.orderId = w.id
      AND r.id = (SELECT MAX(l.id) FROM WavePayoutReversal l
        WHERE l.ipmId = w.ipmId AND l.orderId = w.id)`;

function matching(sql: TenantSql, { state, search }: PayoutFilter) {
  return sql.part`
    ${state === null ? sql.none : sql.part`AND w.state = ${state}`}
    ${search === '' ? sql.none : sql.part`AND (w.recipientName LIKE ${containing(search)} OR i.number LIKE ${startingWith(search)})`}`;
}
