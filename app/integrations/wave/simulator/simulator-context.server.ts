import type { SimulatorStore } from './simulator-store.server';
import type { WebhookSender } from './webhook-delivery.server';

/** An answer that the next API calls get instead of what they asked for. */
export type Fault = {
  walletId: string | null;
  remaining: number;
  status: number;
  code: string;
  retryAfterSeconds: number | null;
  /** The call is carried out, and only its answer is lost. */
  afterEffect: boolean;
};

export type SimulatorContext = {
  store: SimulatorStore;
  webhooks: WebhookSender;
  faults: Fault[];
  now: () => Date;
  transactionsPerPage: number;
};
