import type { TenantContext } from '~/platform/context';
import { sendRefund } from './send-refund.server';

const STALE_AFTER_MS = 60_000;
const BATCH = 50;

/** A refund whose answer was lost is asked again with its own key. */
export async function settleStaleRefunds(ctx: TenantContext): Promise<void> {
  const { sql, now } = ctx;
  const stale = await sql.rows<{ id: bigint }>`SELECT id FROM WaveRefund
    WHERE ipmId = ${sql.ipm} AND state = ${'intent'}
      AND createdAt < ${new Date(now.getTime() - STALE_AFTER_MS)}
    ORDER BY updatedAt, id LIMIT ${BATCH}`;
  for (const { id } of stale) await sendRefund(ctx, id);
}
