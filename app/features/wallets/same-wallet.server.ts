import { UNDER_WAY } from '~/domain/payments/payout-state';
import type { Day } from '~/domain/period';
import { findInDay } from '~/features/payments/wallet-list.server';
import { walletPort } from '~/features/payments/wallet.server';
import type { TenantContext } from '~/platform/context';

type Known = { readonly transactionId: string; readonly day: Day };

/** Whether Wave may be paying invoices from this wallet now, or giving back what it paid. */
export async function hasOrdersUnderWay({ sql }: Pick<TenantContext, 'sql'>): Promise<boolean> {
  const order = await sql.first<{ id: bigint }>`SELECT id FROM WavePayout
    WHERE ipmId = ${sql.ipm} AND state IN (${sql.list(UNDER_WAY)})
    UNION ALL SELECT id FROM WavePayoutReversal
    WHERE ipmId = ${sql.ipm} AND state = ${'intent'} LIMIT 1`;
  return order !== null;
}

/** Whether other keys are of the same wallet: the list that they open holds the last movement that is known. */
export async function isSameWallet(
  ctx: TenantContext,
  keys: { readonly apiKey: string; readonly signingSecret: string | null },
): Promise<boolean> {
  const { sql } = ctx;
  const known = await sql.first<Known>`SELECT transactionId, day FROM WalletTransaction
    WHERE ipmId = ${sql.ipm} ORDER BY day DESC, position DESC LIMIT 1`;
  const port = await walletPort(ctx, keys);
  if (known === null || port === null) return false;
  const found = await findInDay(port, known.day, ({ id }) => id === known.transactionId);
  return found !== null && found !== 'unheard';
}
