import { z } from 'zod';
import { answer, refuse, refuseFields } from './api-answer';
import type { ApiHandler } from './api-call.server';
import { refundReceived } from './received-refund';

/** A wallet of the simulator has no sub-accounts: asked for with them, it answers the same. */
const scope = { include_subaccounts: z.enum(['true', 'false']).optional() };

export const getBalance: ApiHandler = (_context, { wallet, query }) => {
  const parsed = z.object(scope).safeParse(query);
  if (!parsed.success) return refuseFields(parsed.error, 'query');
  return answer({ amount: wallet.balanceXof, currency: 'XOF' });
};

const transactionQuery = z.object({
  date: z.iso.date().optional(),
  after: z.string().optional(),
  ...scope,
});

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

export const refundTransaction: ApiHandler = (context, { wallet, params }) => {
  const transactionId = params['id'] ?? '';
  const refund = { wallet, transactionId, now: context.now() };
  const outcome = refundReceived(context.store.state, refund);
  context.store.changed();
  switch (outcome) {
    case 'refunded':
      return answer(null);
    case 'not-found':
      return refuse(404, 'not-found', 'Transaction not found');
    case 'insufficient-funds':
      return refuse(422, 'insufficient-funds', 'The wallet does not hold enough');
  }
};

function cursorOf(transactionId: string): string {
  return Buffer.from(transactionId).toString('base64url');
}
