import type { Xof } from '~/domain/money';

export const CALL_STATES = ['issued', 'cancelled'] as const;
export type CallState = (typeof CALL_STATES)[number];

/** A call is never edited: it is cancelled, and a corrected one has the next revision. */
export type CallCancelReason = 'call-already-cancelled' | 'call-has-payments';

/** Every reason why a call cannot be cancelled: what was paid on it must first be given back. */
export function checkCallCancellation(call: {
  readonly state: CallState;
  readonly allocatedXof: Xof;
}): CallCancelReason[] {
  const reasons: CallCancelReason[] = [];
  if (call.state === 'cancelled') reasons.push('call-already-cancelled');
  if (call.allocatedXof !== 0n) reasons.push('call-has-payments');
  return reasons;
}

export type CallSettlement = 'unpaid' | 'partly-paid' | 'paid';

/** How far an issued call is paid; computed from its amounts, never stored. */
export function settlementOf(call: {
  readonly totalXof: Xof;
  readonly allocatedXof: Xof;
}): CallSettlement {
  if (call.allocatedXof >= call.totalXof) return 'paid';
  return call.allocatedXof > 0n ? 'partly-paid' : 'unpaid';
}
