import { UNDER_WAY } from '~/domain/payments/payout-state';
import type { Day } from '~/domain/period';
import { walletPort } from '~/features/payments/wallet.server';
import type { WavePort } from '~/integrations/wave/wave-port';
import type { TenantContext } from '~/platform/context';

type Known = { readonly transactionId: string; readonly day: Day };

/**
 * Whether a new key may take the place of the known one. While orders to pay are under way it must be
 * of the same wallet, and shows it by the last movement that is known: another wallet has not seen
 * the orders, and would pay them again.
 */
export async function maySpeakFor(
  ctx: TenantContext,
  apiKey: string,
  signingSecret: string | null,
): Promise<boolean> {
  const { sql } = ctx;
  const order = await sql.first<{ id: bigint }>`SELECT id FROM WavePayout
    WHERE ipmId = ${sql.ipm} AND state IN (${sql.list(UNDER_WAY)}) LIMIT 1`;
  if (order === null) return true;
  const known = await sql.first<Known>`SELECT transactionId, day FROM WalletTransaction
    WHERE ipmId = ${sql.ipm} ORDER BY day DESC, position DESC LIMIT 1`;
  const port = await walletPort(ctx, { apiKey, signingSecret });
  return known !== null && port !== null && isListed(port, known);
}

async function isListed(port: WavePort, { transactionId, day }: Known): Promise<boolean> {
  for (let after: string | null = ''; after !== null;) {
    const page = await port.listTransactions({ day, ...(after === '' ? {} : { after }) });
    if (!page.ok) return false;
    if (page.value.items.some(({ id }) => id === transactionId)) return true;
    after = page.value.nextCursor;
  }
  return false;
}
