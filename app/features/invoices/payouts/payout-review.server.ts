import { idsOfQuery } from '~/features/forms/list-query';
import { walletPort } from '~/features/payments/wallet.server';
import type { IpmContext } from '~/platform/context';
import { listPayables } from './payable-queries.server';
import { MAX_PAYOUTS_AT_ONCE } from './payout-form';

const PATIENCE_MS = 2_000;

/** The invoices that the address names (`?invoice=…&invoice=…`), and what the wallet holds. */
export async function reviewPayouts(ctx: IpmContext) {
  const ids = idsOfQuery(ctx.query, 'invoice', MAX_PAYOUTS_AT_ONCE);
  const [payables, wallet] = await Promise.all([listPayables(ctx, ids), readWallet(ctx)]);
  return {
    toPay: payables.filter(({ obstacle }) => obstacle === null),
    aside: payables.filter(({ obstacle }) => obstacle !== null),
    ...wallet,
  };
}

/** The balance is a help: the page does not wait long for it. */
async function readWallet(ctx: IpmContext) {
  const port = await walletPort(ctx);
  if (port === null) return { hasWallet: false, balanceXof: null };
  const patience = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null).unref());
  const answer = await Promise.race([port.getBalance(), patience]);
  return { hasWallet: true, balanceXof: answer?.ok ? answer.value.amountXof : null };
}
