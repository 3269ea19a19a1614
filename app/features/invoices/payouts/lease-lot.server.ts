import { UNDER_WAY } from '~/domain/payments/payout-state';
import type { TenantContext } from '~/platform/context';

/** Longer than Wave can be waited for: a worker that died leaves the lot to another after it. */
const LEASE_SECONDS = 180;

/** False while another worker asks Wave about this lot. */
export async function leaseLot(ctx: TenantContext, lotId: bigint): Promise<boolean> {
  const leased = await ctx.followUp(
    ({ sql, now }) => sql.run`UPDATE WavePayout
      SET leasedUntil = UTC_TIMESTAMP(3) + INTERVAL ${LEASE_SECONDS} SECOND, updatedAt = ${now}
      WHERE ipmId = ${sql.ipm} AND lotId = ${lotId} AND state IN (${sql.list(UNDER_WAY)})
        AND (leasedUntil IS NULL OR leasedUntil < UTC_TIMESTAMP(3))`,
  );
  return leased > 0;
}

export const releaseLot = (ctx: TenantContext, lotId: bigint) =>
  ctx.followUp(
    ({ sql }) => sql.run`UPDATE WavePayout SET leasedUntil = NULL
      WHERE ipmId = ${sql.ipm} AND lotId = ${lotId}`,
  );
