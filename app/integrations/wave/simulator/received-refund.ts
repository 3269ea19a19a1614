import { refundCheckout } from './checkout-states';
import { newId } from './simulator-id.server';
import type { SimulatedTransaction, SimulatorState, Wallet } from './simulator-state';
import { moveMoney } from './wallet-movement';

export type RefundOutcome = 'refunded' | 'not-found' | 'insufficient-funds';

/** What each kind of money received becomes when it is given back. */
const REFUND_KINDS: Readonly<Record<string, string>> = {
  merchant_payment: 'merchant_payment_refund',
  b2b_payment: 'b2b_payment_reversal',
};

/** Gives back what a transaction brought in, fee included; asked again, it changes nothing. */
export function refundReceived(
  state: SimulatorState,
  refund: { wallet: Wallet; transactionId: string; now: Date },
): RefundOutcome {
  const { wallet, transactionId, now } = refund;
  const received = state.transactions.find(
    ({ walletId, wire }) =>
      walletId === wallet.walletId && wire.transaction_id === transactionId && isIncome(wire),
  );
  if (received === undefined) return 'not-found';
  const { wire } = received;
  if (wire.checkout_api_session_id !== null) {
    const session = state.sessions[wire.checkout_api_session_id];
    if (session === undefined) return 'not-found';
    const asked = { session, wallet, transactionId: newId('T_'), now };
    return refundCheckout(state, asked) ? 'refunded' : 'insufficient-funds';
  }
  if (received.refunded) return 'refunded';
  const [amountXof, feeXof] = [BigInt(wire.amount), BigInt(wire.fee)];
  if (BigInt(wallet.balanceXof) < amountXof - feeXof) return 'insufficient-funds';
  received.refunded = true;
  moveMoney(state, wallet, {
    transactionId: newId('T_'),
    kind: REFUND_KINDS[wire.transaction_type] ?? 'merchant_payment_refund',
    amountXof: -amountXof,
    feeXof: -feeXof,
    at: now,
    is_reversal: true,
    counterparty_name: wire.counterparty_name,
    counterparty_mobile: wire.counterparty_mobile,
    counterparty_id: wire.counterparty_id,
    client_reference: wire.client_reference,
  });
  return 'refunded';
}

const isIncome = (wire: SimulatedTransaction['wire']) =>
  !wire.is_reversal && BigInt(wire.amount) > 0n;
