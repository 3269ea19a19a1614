import type { SimulatedEvent } from './simulator-state';
import type { SimulatorStore } from './simulator-store.server';
import { deliverEvent } from './webhook-delivery.server';

/** Wave repeats for three days; the simulator for about ten minutes. */
export const DEFAULT_RETRY_DELAYS_MS = [
  1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000, 120_000, 180_000, 180_000,
];

export type DeliverySettings = {
  store: SimulatorStore;
  now: () => Date;
  retryDelaysMs: readonly number[];
};

export type DeliveryQueue = {
  /** After the delay, one event after the other: the first is answered before the second leaves. */
  send(events: SimulatedEvent[], manner: { delayMs: number; copies: number }): void;
  /** Stops the retries and waits for the deliveries under way. */
  close(): Promise<void>;
};

/** Delivers events that are `pending`, repeats what is not taken, and gives up in the end. */
export function createDeliveryQueue(settings: DeliverySettings): DeliveryQueue {
  const { store, retryDelaysMs } = settings;
  const timers = new Set<NodeJS.Timeout>();
  const underWay = new Set<Promise<void>>();
  let closed = false;

  async function deliver(event: SimulatedEvent, attempt: number, copies: number): Promise<void> {
    if (closed || event.state !== 'pending') return;
    await Promise.all(Array.from({ length: copies }, () => deliverEvent(settings, event)));
    if (!isPending(event)) return;
    const delayMs = retryDelaysMs[attempt];
    if (delayMs === undefined) {
      event.state = 'given-up';
      store.changed();
      return;
    }
    after(delayMs, () => deliver(event, attempt + 1, 1));
  }
  function after(delayMs: number, work: () => Promise<void>): void {
    if (closed) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      const done = work().finally(() => underWay.delete(done));
      underWay.add(done);
    }, delayMs);
    timers.add(timer);
  }

  return {
    send(events, { delayMs, copies }) {
      after(delayMs, async () => {
        for (const event of events) await deliver(event, 0, copies);
      });
    },
    async close() {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      await Promise.all(underWay);
    },
  };
}

/** Asked anew: a delivery changes the state while it is awaited. */
const isPending = (event: SimulatedEvent) => event.state === 'pending';
