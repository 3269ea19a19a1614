import type { PaymentError, Session, SimulatorState, Wallet } from './simulator-state';
import { moveMoney, simulatedFee } from './wallet-movement';

export const SESSION_MINUTES = 30;

/** Time alone closes a session: whoever looks at one first notes what time has done to it. */
export function settleExpiry(session: Session, now: Date): void {
  const { wire } = session;
  if (wire.checkout_status === 'open' && now.getTime() >= Date.parse(wire.when_expires)) {
    closeAsExpired(session);
  }
}

export function closeAsExpired({ wire }: Session): void {
  wire.checkout_status = 'expired';
  wire.payment_status = 'cancelled';
}

export type PaymentOutcome = 'paid' | 'already-paid' | 'refused' | 'expired';

const MOBILE_MISMATCH: PaymentError = {
  code: 'payer-mobile-mismatch',
  message: 'The payer is not the one this session is restricted to',
};

/** A payer confirms. Only the first confirmation of an open session moves money. */
export function payCheckout(
  state: SimulatorState,
  payment: { session: Session; wallet: Wallet; mobile: string; transactionId: string; now: Date },
): PaymentOutcome {
  const { session, wallet, mobile, now } = payment;
  const { wire } = session;
  settleExpiry(session, now);
  if (wire.checkout_status === 'complete') return 'already-paid';
  if (wire.checkout_status === 'expired') return 'expired';
  if (wire.restrict_payer_mobile !== null && wire.restrict_payer_mobile !== mobile) {
    return refuseCheckout(session, MOBILE_MISMATCH, now);
  }
  wire.checkout_status = 'complete';
  wire.payment_status = 'succeeded';
  wire.last_payment_error = null;
  wire.transaction_id = payment.transactionId;
  wire.when_completed = now.toISOString();
  const amountXof = BigInt(wire.amount);
  moveMoney(state, wallet, {
    transactionId: payment.transactionId,
    kind: 'api_checkout',
    amountXof,
    feeXof: simulatedFee(amountXof),
    at: now,
    counterparty_mobile: mobile,
    client_reference: wire.client_reference,
    checkout_api_session_id: wire.id,
  });
  return 'paid';
}

/** A payment fails; the session stays open, and the payer may try again. */
export function refuseCheckout(session: Session, error: PaymentError, now: Date): PaymentOutcome {
  settleExpiry(session, now);
  if (session.wire.checkout_status === 'complete') return 'already-paid';
  if (session.wire.checkout_status === 'expired') return 'expired';
  session.wire.payment_status = 'cancelled';
  session.wire.last_payment_error = error;
  return 'refused';
}

/** Gives everything back, the fee included; a second refund changes nothing. */
export function refundCheckout(
  state: SimulatorState,
  refund: { session: Session; wallet: Wallet; transactionId: string; now: Date },
): boolean {
  const { wire } = refund.session;
  if (wire.checkout_status !== 'complete') return false;
  if (wire.when_refunded !== null) return true;
  const amountXof = BigInt(wire.amount);
  const feeXof = simulatedFee(amountXof);
  if (BigInt(refund.wallet.balanceXof) < amountXof - feeXof) return false;
  wire.when_refunded = refund.now.toISOString();
  moveMoney(state, refund.wallet, {
    transactionId: refund.transactionId,
    kind: 'api_checkout_refund',
    amountXof: -amountXof,
    feeXof: -feeXof,
    at: refund.now,
    is_reversal: true,
    client_reference: wire.client_reference,
    checkout_api_session_id: wire.id,
  });
  return true;
}
