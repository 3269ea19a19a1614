import type { SimulatorStore } from './simulator-store.server';
import type { WebhookSender } from './webhook-sender.server';

export type SimulatorContext = {
  store: SimulatorStore;
  webhooks: WebhookSender;
  now: () => Date;
  transactionsPerPage: number;
};
