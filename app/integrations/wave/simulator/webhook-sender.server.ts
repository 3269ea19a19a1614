import { createDeliveryQueue } from './delivery-queue.server';
import type { DeliverySettings } from './delivery-queue.server';
import { newId } from './simulator-id.server';
import type { SimulatedEvent, Wallet } from './simulator-state';
import { GOOD_BEHAVIOUR, behaviourOf, takeLoss } from './wallet-behaviour';
import { deliverEvent } from './webhook-delivery.server';
import type { DeliveryChanges } from './webhook-delivery.server';

export type WebhookSender = {
  /** Writes the event down, and delivers it as its wallet behaves. */
  emit(wallet: Wallet, type: string, data: unknown): SimulatedEvent;
  /** One delivery at once, outside the retries; the HTTP status, or null when nothing answered. */
  deliver(event: SimulatedEvent, changes?: DeliveryChanges): Promise<number | null>;
  /** Sends the events that wait to be put out of order, last first; how many there were. */
  release(walletId: string): number;
  /** Sends what never arrived, in order and without further mischief; how many there were. */
  redeliver(walletId: string): number;
  /** Takes up what a former process left undelivered. */
  resume(): void;
  close(): Promise<void>;
};

export function createWebhookSender(settings: DeliverySettings): WebhookSender {
  const { store, now } = settings;
  const queue = createDeliveryQueue(settings);

  function send(events: SimulatedEvent[], manner = GOOD_BEHAVIOUR): number {
    for (const event of events) event.state = 'pending';
    store.changed();
    if (events.length > 0) queue.send(events, manner);
    return events.length;
  }
  function eventsOf(walletId: string, states: SimulatedEvent['state'][]): SimulatedEvent[] {
    return store.state.events.filter(
      (event) => event.walletId === walletId && states.includes(event.state),
    );
  }
  function release(walletId: string): number {
    const behaviour = behaviourOf(store.state, walletId);
    return send(eventsOf(walletId, ['held']).reverse(), behaviour);
  }

  return {
    emit(wallet, type, data) {
      const event = newEvent(wallet, type, data, now());
      store.state.events.push(event);
      const { walletId } = wallet;
      const behaviour = behaviourOf(store.state, walletId);
      if (takeLoss(store.state, walletId)) {
        event.state = 'lost';
      } else if (behaviour.reorder > 1) {
        event.state = 'held';
        if (eventsOf(walletId, ['held']).length >= behaviour.reorder) release(walletId);
      } else {
        send([event], behaviour);
      }
      store.changed();
      return event;
    },
    deliver: (event, changes) => deliverEvent(settings, event, changes),
    release,
    redeliver: (walletId) => send(eventsOf(walletId, ['lost', 'held', 'given-up'])),
    resume() {
      for (const event of store.state.events) if (event.state === 'pending') send([event]);
    },
    close: () => queue.close(),
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
