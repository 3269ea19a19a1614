import { UNDER_WAY } from '~/domain/payments/payout-state';
import type { TenantContext } from '~/platform/context';
import type { Order } from './lot-queries.server';

/** What Wave said of orders that stay as they are, for who looks at them. */
export async function noteAnswer(
  ctx: TenantContext,
  orders: readonly Order[],
  code: string | null,
): Promise<void> {
  await ctx.followUp(
    ({ sql, now }) => sql.run`UPDATE WavePayout SET failureCode = ${code}, updatedAt = ${now}
      WHERE ipmId = ${sql.ipm} AND id IN (${sql.list(orders.map(({ id }) => id))})
        AND state IN (${sql.list(UNDER_WAY)})`,
  );
}
