import type { SimulatedTransaction, SimulatorState, Wallet } from './simulator-state';

type Movement = {
  transactionId: string;
  kind: string;
  /** Signed: positive when money enters the wallet. */
  amountXof: bigint;
  /** Signed: positive when it is taken, negative when it is given back. */
  feeXof: bigint;
  at: Date;
} & Partial<
  Pick<
    SimulatedTransaction['wire'],
    | 'counterparty_name'
    | 'counterparty_mobile'
    | 'counterparty_id'
    | 'client_reference'
    | 'payment_reason'
    | 'checkout_api_session_id'
    | 'batch_id'
    | 'custom_fields'
    | 'is_reversal'
  >
>;

/** The simulator's fee: 1 %, rounded half up to the franc. */
export function simulatedFee(amountXof: bigint): bigint {
  return (amountXof + 50n) / 100n;
}

/** Moves the balance and writes the transaction that explains it. */
export function moveMoney(state: SimulatorState, wallet: Wallet, movement: Movement): void {
  const { transactionId, kind, amountXof, feeXof, at, ...about } = movement;
  const balance = (BigInt(wallet.balanceXof) + amountXof - feeXof).toString();
  wallet.balanceXof = balance;
  state.transactions.push({
    walletId: wallet.walletId,
    refunded: false,
    wire: {
      timestamp: at.toISOString(),
      transaction_id: transactionId,
      transaction_type: kind,
      amount: amountXof.toString(),
      fee: feeXof.toString(),
      balance,
      currency: 'XOF',
      is_reversal: false,
      counterparty_name: null,
      counterparty_mobile: null,
      counterparty_id: null,
      business_user_name: null,
      business_user_mobile: null,
      employee_id: null,
      client_reference: null,
      payment_reason: null,
      checkout_api_session_id: null,
      batch_id: null,
      aggregated_merchant_id: null,
      aggregated_merchant_name: null,
      submerchant_id: null,
      submerchant_name: null,
      custom_fields: null,
      government_tax_amount: null,
      government_tax_paid_by_wave: null,
      ...about,
    },
  });
}
