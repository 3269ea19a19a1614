import { signWebhook, webhookDigest } from '../webhook-signature.server';
import { newId } from './simulator-id.server';
import type { SimulatedEvent, Wallet } from './simulator-state';
import type { SimulatorStore } from './simulator-store.server';

/** Wave wants an answer within five seconds. */
const DELIVERY_TIMEOUT_MS = 5_000;

/** Wave repeats for three days; the simulator for about ten minutes. */
export const DEFAULT_RETRY_DELAYS_MS = [
  1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000, 120_000, 180_000, 180_000,
];

export type DeliveryChanges = {
  /** Unix seconds; the present by default. */
  timestamp?: number | undefined;
  secret?: string | undefined;
  url?: string | undefined;
};

export type WebhookSender = {
  /** Writes the event down and starts to deliver it. */
  emit(wallet: Wallet, type: string, data: unknown): SimulatedEvent;
  /** One delivery at once, outside the retries; the HTTP status, or null when nothing answered. */
  deliver(event: SimulatedEvent, changes?: DeliveryChanges): Promise<number | null>;
  /** Takes up what a former process left undelivered. */
  resume(): void;
  /** Stops the retries and waits for the deliveries under way. */
  close(): Promise<void>;
};

export function createWebhookSender(options: {
  store: SimulatorStore;
  now: () => Date;
  retryDelaysMs: readonly number[];
}): WebhookSender {
  const { store, now, retryDelaysMs } = options;
  const timers = new Set<NodeJS.Timeout>();
  const underWay = new Set<Promise<void>>();
  let closed = false;

  async function deliver(event: SimulatedEvent, changes: DeliveryChanges = {}) {
    const wallet = store.state.wallets[event.walletId];
    const status = wallet ? await post(wallet, event.rawBody, changes, now()) : null;
    event.attempts.push({ at: now().toISOString(), status });
    if (status !== null && status >= 200 && status < 300) event.state = 'delivered';
    store.changed();
    return status;
  }
  async function deliverAndRetry(event: SimulatedEvent, attempt: number): Promise<void> {
    await deliver(event);
    if (event.state !== 'pending') return;
    const delayMs = retryDelaysMs[attempt];
    if (delayMs === undefined) {
      event.state = 'given-up';
      store.changed();
      return;
    }
    schedule(event, attempt + 1, delayMs);
  }
  function schedule(event: SimulatedEvent, attempt: number, delayMs: number): void {
    if (closed) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (event.state !== 'pending') return;
      const delivery = deliverAndRetry(event, attempt).finally(() => underWay.delete(delivery));
      underWay.add(delivery);
    }, delayMs);
    timers.add(timer);
  }

  return {
    emit(wallet, type, data) {
      const event = newEvent(wallet, type, data, now());
      store.state.events.push(event);
      store.changed();
      schedule(event, 0, 0);
      return event;
    },
    deliver,
    resume() {
      for (const event of store.state.events) {
        if (event.state === 'pending') schedule(event, 0, 0);
      }
    },
    async close() {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      await Promise.all(underWay);
    },
  };
}

function newEvent(wallet: Wallet, type: string, data: unknown, at: Date): SimulatedEvent {
  const id = newId('EV_');
  return {
    id,
    walletId: wallet.walletId,
    type,
    createdAt: at.toISOString(),
    // The body is frozen here: what a session becomes later does not change what was announced.
    rawBody: JSON.stringify({ id, type, data }),
    state: 'pending',
    attempts: [],
  };
}

async function post(
  wallet: Wallet,
  rawBody: string,
  changes: DeliveryChanges,
  now: Date,
): Promise<number | null> {
  const timestamp = changes.timestamp ?? Math.floor(now.getTime() / 1000);
  try {
    const response = await fetch(changes.url ?? wallet.webhookUrl, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'User-Agent': 'wave-simulator',
        ...authenticity(wallet, rawBody, timestamp, changes.secret),
      },
      body: rawBody,
      redirect: 'manual',
      signal: AbortSignal.timeout(DELIVERY_TIMEOUT_MS),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return null;
  }
}

function authenticity(
  wallet: Wallet,
  rawBody: string,
  timestamp: number,
  otherSecret: string | undefined,
): Record<string, string> {
  const secret = otherSecret ?? wallet.webhookSecret;
  if (wallet.webhookStrategy === 'shared-secret') return { Authorization: `Bearer ${secret}` };
  const header = signWebhook(secret, timestamp, rawBody);
  const rotating = otherSecret === undefined ? wallet.rotatingWebhookSecret : null;
  if (rotating === null) return { 'Wave-Signature': header };
  const second = webhookDigest(rotating, String(timestamp), rawBody);
  return { 'Wave-Signature': `${header},v1=${second}` };
}
