import { addDays, type Day } from '~/domain/period';
import type { TenantContext } from '~/platform/context';
import { concludePayout } from './conclude-payout.server';
import { orders, type Order } from './lot-queries.server';

const LISTED = 50;
/** A failed order is looked for no longer: what is listed later waits for an explanation. */
const DAYS_LOOKED_FOR = 31;

/**
 * The list of the wallet is the truth: an order whose movement stands in it has been paid, whatever was
 * answered. Answers how many it has found.
 */
export async function concludeListed(ctx: TenantContext): Promise<number> {
  const { sql, today } = ctx;
  const listed = await sql.rows<Order & { transactionId: string; day: Day }>`SELECT o.*,
      t.transactionId, t.day
    FROM (${orders(sql)} WHERE w.ipmId = ${sql.ipm}
        AND w.state IN (${'intent'}, ${'sent'}, ${'failed'})
        AND w.createdAt > ${addDays(today, -DAYS_LOOKED_FOR)}
        AND COALESCE(w.failureCode, '') <> ${'paid-twice'}) o
      JOIN WalletTransaction t ON t.ipmId = ${sql.ipm} AND t.clientReference = o.clientReference
        AND t.amountXof = -o.amountXof
    ORDER BY o.id LIMIT ${LISTED}`;
  for (const { transactionId, day, ...order } of listed) {
    const payoutId = order.payoutId ?? transactionId;
    await concludePayout(ctx, order, { payoutId, paidOn: day });
  }
  return listed.length;
}
