import type { TenantContext } from '~/platform/context';
import { sendReversal } from './send-reversal.server';

const STALE_AFTER_MS = 60_000;
const BATCH = 50;

/** A reversal whose answer was lost is asked again; those that stay go behind the others of the next run. */
export async function settleReversals(ctx: TenantContext, signal?: AbortSignal): Promise<void> {
  const { sql, now } = ctx;
  const stale = await sql.rows<{ id: bigint }>`SELECT id FROM WavePayoutReversal
    WHERE ipmId = ${sql.ipm} AND state = ${'intent'}
      AND createdAt < ${new Date(now.getTime() - STALE_AFTER_MS)}
    ORDER BY updatedAt, id LIMIT ${BATCH}`;
  for (const { id } of stale) {
    if (signal?.aborted) return;
    const { state } = await sendReversal(ctx, id);
    if (state === 'unknown') return;
  }
}
