import { z } from 'zod';
import { answer, refuse, refuseFields } from './api-answer';
import { nothing, ofWallet } from './control-answer';
import type { ControlHandler } from './control-answer';

const MAX_DELIVERIES = 100;

export const listEvents: ControlHandler = ({ store }, req) => {
  const { walletId } = req.query;
  const events = store.state.events.filter(
    (event) => walletId === undefined || event.walletId === walletId,
  );
  return answer({ events });
};

const emitInput = z.object({
  walletId: z.string(),
  type: z.string().min(1),
  data: z.record(z.string(), z.unknown()),
});

export const emitEvent: ControlHandler = ({ store, webhooks }, req) => {
  const parsed = emitInput.safeParse(req.body);
  if (!parsed.success) return refuseFields(parsed.error, 'body');
  const wallet = store.state.wallets[parsed.data.walletId];
  if (wallet === undefined) return refuse(404, 'invalid-wallet', 'No such wallet');
  return answer(webhooks.emit(wallet, parsed.data.type, parsed.data.data));
};

const deliverInput = z.object({
  times: z.number().int().min(1).max(MAX_DELIVERIES).default(1),
  timestamp: z.number().int().optional(),
  secret: z.string().optional(),
  url: z.url().optional(),
});

/** The statuses that the deliveries got, in their order; null where nothing answered. */
export const deliverEvent: ControlHandler = async ({ store, webhooks }, req) => {
  const parsed = deliverInput.safeParse(req.body ?? {});
  if (!parsed.success) return refuseFields(parsed.error, 'body');
  const event = store.state.events.find(({ id }) => id === req.params['id']);
  if (event === undefined) return refuse(404, 'not-found', 'No such event');
  const { times, ...changes } = parsed.data;
  const deliveries = Array.from({ length: times }, () => webhooks.deliver(event, changes));
  return answer({ statuses: await Promise.all(deliveries) });
};

/** Events that are held to be put out of order leave now. */
export const releaseEvents = ofWallet(nothing, ({ webhooks }, { walletId }) =>
  answer({ released: webhooks.release(walletId) }),
);

/** Events that were lost, held or given up leave now, in order. */
export const redeliverEvents = ofWallet(nothing, ({ webhooks }, { walletId }) =>
  answer({ sent: webhooks.redeliver(walletId) }),
);
