import { UNDER_WAY, type PayoutState } from '~/domain/payments/payout-state';
import { walletPort } from '~/features/payments/wallet.server';
import type { TenantContext } from '~/platform/context';
import { readLot } from './read-lot.server';
import { sendLot } from './send-lot.server';

const LOTS = 50;

/**
 * Sends the orders that Wave has not been given, and reads what became of those it has. Asked again
 * with its own key, an order is paid once; those that stay go behind the others of the next run.
 */
export async function settlePayouts(ctx: TenantContext): Promise<void> {
  const lots = await lotsUnderWay(ctx);
  if (lots.length === 0) return;
  const port = await walletPort(ctx);
  if (port === null) return;
  for (const { lotId, state } of lots) {
    await noteAttempt(ctx, lotId);
    if (state === 'intent') await sendLot(ctx, port, lotId);
    await readLot(ctx, port, lotId);
  }
}

type Lot = { readonly lotId: bigint; readonly state: PayoutState };

/** Orders of a lot leave `intent` together. */
const lotsUnderWay = ({ sql }: TenantContext) =>
  sql.rows<Lot>`SELECT lotId, MIN(state) AS state FROM WavePayout
    WHERE ipmId = ${sql.ipm} AND state IN (${sql.list(UNDER_WAY)})
    GROUP BY lotId ORDER BY MIN(updatedAt), lotId LIMIT ${LOTS}`;

const noteAttempt = (ctx: TenantContext, lotId: bigint) =>
  ctx.followUp(
    ({ sql, now }) => sql.run`UPDATE WavePayout SET updatedAt = ${now}
      WHERE ipmId = ${sql.ipm} AND lotId = ${lotId} AND state IN (${sql.list(UNDER_WAY)})`,
  );
