import { z } from 'zod';
import { answer, refuse, refuseFields } from './api-answer';
import type { ApiHandler } from './api-call.server';
import { refundCheckout } from './checkout-states';
import { newId } from './simulator-id.server';

export const getBalance: ApiHandler = (_context, { wallet }) =>
  answer({ amount: wallet.balanceXof, currency: 'XOF' });

const transactionQuery = z.object({ date: z.iso.date().optional(), after: z.string().optional() });

/** One page of a UTC day, oldest first. */
export const listTransactions: ApiHandler = (context, { wallet, query }) => {
  const parsed = transactionQuery.safeParse(query);
  if (!parsed.success) return refuseFields(parsed.error, 'query');
  const date = parsed.data.date ?? context.now().toISOString().slice(0, 10);
  const ofDay = context.store.state.transactions
    .filter(({ walletId, wire }) => walletId === wallet.walletId && wire.timestamp.startsWith(date))
    .map(({ wire }) => wire);
  const { after } = parsed.data;
  const start =
    after === undefined
      ? 0
      : ofDay.findIndex(({ transaction_id }) => cursorOf(transaction_id) === after) + 1;
  if (after !== undefined && start === 0) {
    return refuse(422, 'request-validation-error', 'The cursor is not known');
  }
  const items = ofDay.slice(start, start + context.transactionsPerPage);
  const [first, last] = [items[0], items.at(-1)];
  return answer({
    page_info: {
      start_cursor: first ? cursorOf(first.transaction_id) : null,
      end_cursor: last ? cursorOf(last.transaction_id) : null,
      has_next_page: start + items.length < ofDay.length,
    },
    date,
    items,
  });
};

/** Only what a checkout brought in can be given back here. */
export const refundTransaction: ApiHandler = (context, { wallet, params }) => {
  const session = Object.values(context.store.state.sessions).find(
    ({ walletId, wire }) =>
      walletId === wallet.walletId && wire.transaction_id === (params['id'] ?? ''),
  );
  if (session === undefined) return refuse(404, 'not-found', 'Transaction not found');
  const now = context.now();
  const refund = { session, wallet, transactionId: newId('T_'), now };
  const refunded = refundCheckout(context.store.state, refund);
  context.store.changed();
  if (refunded) return answer(null);
  return refuse(422, 'insufficient-funds', 'The wallet does not hold enough');
};

function cursorOf(transactionId: string): string {
  return Buffer.from(transactionId).toString('base64url');
}
