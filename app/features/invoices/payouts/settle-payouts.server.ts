import { UNDER_WAY } from '~/domain/payments/payout-state';
import { walletPort } from '~/features/payments/wallet.server';
import type { TenantContext } from '~/platform/context';
import { concludeListed } from './conclude-listed.server';
import { leaseLot, releaseLot } from './lease-lot.server';
import { readLot } from './read-lot.server';
import { sendLot } from './send-lot.server';
import { settleReversals } from './settle-reversals.server';
import { undoListed } from './undo-listed.server';

const LOTS = 50;

/** What the list of the wallet tells of orders and reversals; then those that Wave has yet to answer. */
export async function settlePayouts(ctx: TenantContext, signal?: AbortSignal): Promise<void> {
  const found = (await concludeListed(ctx)) + (await undoListed(ctx));
  // What the list has told is now in the books: its movements find it there.
  if (found > 0) await ctx.followUp((tx) => tx.enqueue('wallet.reconcile', {}));
  await settleLots(ctx, signal);
  await settleReversals(ctx, signal);
}

/**
 * Sends the orders that Wave has not been given, and reads what became of those it has. Asked again
 * with its own key, an order is paid once; those that stay go behind the others of the next run. Where
 * Wave does not answer, the run ends: the next one asks again.
 */
async function settleLots(ctx: TenantContext, signal?: AbortSignal): Promise<void> {
  const lots = await lotsUnderWay(ctx);
  const port = lots.length === 0 ? null : await walletPort(ctx);
  if (port === null) return;
  for (const { lotId } of lots) {
    if (signal?.aborted) return;
    if (!(await leaseLot(ctx, lotId))) continue;
    const isHeard = (await sendLot(ctx, port, lotId)) && (await readLot(ctx, port, lotId));
    await releaseLot(ctx, lotId);
    if (!isHeard) return;
  }
}

const lotsUnderWay = ({ sql }: TenantContext) =>
  sql.rows<{ lotId: bigint }>`SELECT lotId FROM WavePayout
    WHERE ipmId = ${sql.ipm} AND state IN (${sql.list(UNDER_WAY)})
    GROUP BY lotId ORDER BY MIN(updatedAt), lotId LIMIT ${LOTS}`;
