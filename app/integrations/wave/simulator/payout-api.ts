import { z } from 'zod';
import { answer, refuse, refuseFields } from './api-answer';
import type { ApiAnswer } from './api-answer';
import type { ApiHandler, ApiRequest } from './api-call.server';
import { amount, currency, mobile, reference } from './api-fields';
import { addPayout, refusalOf, reverseSettledPayout, settlePayout } from './payout-states';
import type { SimulatorContext } from './simulator-context.server';
import type { SimulatedPayout } from './simulator-state';
import { behaviourOf } from './wallet-behaviour';

export const newPayout = z.object({
  currency,
  receive_amount: amount,
  mobile,
  name: z.string().max(255).nullish(),
  national_id: z.string().nullish(),
  payment_reason: z.string().max(40).nullish(),
  client_reference: reference.nullish(),
  aggregated_merchant_id: z.string().nullish(),
});

export const createPayout: ApiHandler = ({ store, now }, { wallet, body }) => {
  const parsed = newPayout.safeParse(body);
  if (!parsed.success) return refuseFields(parsed.error, 'body');
  const refusal = refusalOf(wallet, parsed.data);
  if (refusal !== null) return refuse(refusal.status, refusal.code, 'The payout is refused');
  const added = { input: parsed.data, batchId: null, now: now() };
  const payout = addPayout(store.state, wallet, added);
  if (!behaviourOf(store.state, wallet.walletId).holdPayouts) {
    settlePayout(store.state, payout, now());
  }
  store.changed();
  return answer(payout.wire);
};

export const getPayout: ApiHandler = (context, request) => {
  const payout = ownPayout(context, request);
  return payout === null ? notFound() : answer(payout.wire);
};

export const searchPayouts: ApiHandler = (context, { wallet, query }) => {
  const parsed = z.object({ client_reference: reference }).safeParse(query);
  if (!parsed.success) return refuseFields(parsed.error, 'query');
  const found = Object.values(context.store.state.payouts).filter(
    ({ walletId, wire }) =>
      walletId === wallet.walletId && wire.client_reference === parsed.data.client_reference,
  );
  return answer({ result: found.map(({ wire }) => wire) });
};

export const reversePayout: ApiHandler = (context, request) => {
  const payout = ownPayout(context, request);
  if (payout === null) return notFound();
  const refusal = reverseSettledPayout(context.store.state, payout, context.now());
  if (refusal !== null) {
    return refuse(refusal.status, refusal.code, 'The payout cannot be reversed');
  }
  context.store.changed();
  return answer(null);
};

function ownPayout(context: SimulatorContext, request: ApiRequest): SimulatedPayout | null {
  const payout = context.store.state.payouts[request.params['id'] ?? ''];
  return payout?.walletId === request.wallet.walletId ? payout : null;
}

function notFound(): ApiAnswer {
  return refuse(404, 'not-found', 'Payout not found');
}
