export const CHECKOUT_STATES = ['intent', 'open', 'complete', 'expired', 'failed'] as const;
export type CheckoutState = (typeof CHECKOUT_STATES)[number];

export type CheckoutTransition = {
  readonly from: CheckoutState;
  readonly to: CheckoutState;
  readonly by: 'wave-answer' | 'wave-event' | 'stale-intent-job';
};

/**
 * Life of a payment by Wave. The event may come before the answer to our own request, and money that
 * arrives after we gave up is still money: `complete` is reachable from every state but itself.
 */
export const CHECKOUT_TRANSITIONS: readonly CheckoutTransition[] = [
  { from: 'intent', to: 'open', by: 'wave-answer' },
  { from: 'intent', to: 'failed', by: 'wave-answer' },
  { from: 'intent', to: 'failed', by: 'stale-intent-job' },
  { from: 'intent', to: 'complete', by: 'wave-event' },
  { from: 'open', to: 'complete', by: 'wave-event' },
  { from: 'open', to: 'expired', by: 'wave-answer' },
  { from: 'open', to: 'expired', by: 'stale-intent-job' },
  { from: 'open', to: 'failed', by: 'wave-event' },
  { from: 'expired', to: 'complete', by: 'wave-event' },
  { from: 'failed', to: 'complete', by: 'wave-event' },
];

export function canCheckoutBecome(from: CheckoutState, to: CheckoutState): boolean {
  return CHECKOUT_TRANSITIONS.some((row) => row.from === from && row.to === to);
}

/** States from which a checkout may become another: the guard of an UPDATE. */
export function checkoutStatesBefore(to: CheckoutState): readonly CheckoutState[] {
  return CHECKOUT_STATES.filter((from) => canCheckoutBecome(from, to));
}
