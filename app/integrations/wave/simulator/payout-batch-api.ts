import { z } from 'zod';
import { answer, refuse, refuseFields } from './api-answer';
import type { ApiHandler } from './api-call.server';
import { newPayout } from './payout-api';
import { addPayout, settlePayout } from './payout-states';
import { newId } from './simulator-id.server';
import type { SimulatedPayout, SimulatorState } from './simulator-state';
import { behaviourOf } from './wallet-behaviour';

const MAX_PAYOUTS = 5_000;

const newBatch = z.object({ payouts: z.array(newPayout).min(1).max(MAX_PAYOUTS) });

/** Accepted as a whole; each payout then succeeds or fails by itself, in its order. */
export const createPayoutBatch: ApiHandler = ({ store, now }, { wallet, body }) => {
  const parsed = newBatch.safeParse(body);
  if (!parsed.success) return refuseFields(parsed.error, 'body');
  const batchId = newId('pb-');
  const payouts = parsed.data.payouts.map((input) =>
    addPayout(store.state, wallet, { input, batchId, now: now() }),
  );
  store.state.batches[batchId] = {
    walletId: wallet.walletId,
    payoutIds: payouts.map(({ wire }) => wire.id),
  };
  store.changed();
  return answer({ id: batchId });
};

/** Whoever looks at a batch first lets it run: until then it is `processing`. */
export const getPayoutBatch: ApiHandler = ({ store, now }, { wallet, params }) => {
  const id = params['id'] ?? '';
  const batch = store.state.batches[id];
  if (batch?.walletId !== wallet.walletId) return refuse(404, 'not-found', 'Batch not found');
  const payouts = payoutsOf(store.state, batch.payoutIds);
  if (!behaviourOf(store.state, wallet.walletId).holdPayouts) {
    for (const payout of payouts) settlePayout(store.state, payout, now());
    store.changed();
  }
  const isComplete = payouts.every(({ wire }) => wire.status !== 'processing');
  return answer({
    id,
    status: isComplete ? 'complete' : 'processing',
    payouts: payouts.map(({ wire }) => wire),
  });
};

function payoutsOf(state: SimulatorState, ids: readonly string[]): SimulatedPayout[] {
  return ids.flatMap((id) => state.payouts[id] ?? []);
}
