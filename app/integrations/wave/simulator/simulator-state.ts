/** All that the simulator remembers, in the form in which it is written to disk. */
export type SimulatorState = {
  wallets: Record<string, Wallet>;
  sessions: Record<string, Session>;
  payouts: Record<string, SimulatedPayout>;
  b2bPayouts: Record<string, SimulatedB2bPayout>;
  /** In the order in which they happened. */
  transactions: SimulatedTransaction[];
  /** By wallet and key. */
  replays: Record<string, Replay>;
  events: SimulatedEvent[];
};

export type Wallet = {
  walletId: string;
  businessName: string;
  apiKey: string;
  revokedApiKeys: string[];
  webhookSecret: string;
  /** Signs beside the first one, as during a rotation. */
  rotatingWebhookSecret: string | null;
  webhookStrategy: 'signing' | 'shared-secret';
  webhookUrl: string;
  disabled: boolean;
  balanceXof: string;
};

export type PaymentError = { code: string; message: string };

/** The session as the API answers it, and the wallet it belongs to. */
export type Session = {
  walletId: string;
  wire: {
    id: string;
    amount: string;
    checkout_status: 'open' | 'complete' | 'expired';
    payment_status: 'processing' | 'cancelled' | 'succeeded';
    client_reference: string | null;
    currency: 'XOF';
    error_url: string;
    success_url: string;
    last_payment_error: PaymentError | null;
    business_name: string;
    transaction_id: string | null;
    aggregated_merchant_id: string | null;
    restrict_payer_mobile: string | null;
    wave_launch_url: string;
    when_created: string;
    when_completed: string | null;
    when_expires: string;
    when_refunded: string | null;
  };
};

export type SimulatedPayout = {
  walletId: string;
  wire: {
    id: string;
    currency: 'XOF';
    receive_amount: string;
    fee: string;
    mobile: string;
    name: string | null;
    national_id: string | null;
    client_reference: string | null;
    payment_reason: string | null;
    status: 'processing' | 'succeeded' | 'failed' | 'reversed';
    timestamp: string;
    payout_error: { error_code: string; error_message: string } | null;
  };
};

export type SimulatedB2bPayout = {
  walletId: string;
  wire: {
    id: string;
    currency: 'XOF';
    receive_amount: string;
    fee: string;
    recipient_id: string;
    client_reference: string | null;
    status: 'succeeded';
    timestamp: string;
  };
};

export type SimulatedTransaction = {
  walletId: string;
  wire: {
    timestamp: string;
    transaction_id: string;
    transaction_type: string;
    amount: string;
    fee: string;
    balance: string;
    currency: 'XOF';
    is_reversal: boolean;
    counterparty_name: string | null;
    counterparty_mobile: string | null;
    counterparty_id: string | null;
    client_reference: string | null;
    payment_reason: string | null;
    checkout_api_session_id: string | null;
  };
};

export type Replay = { request: string; status: number; body: unknown };

export type SimulatedEvent = {
  id: string;
  walletId: string;
  type: string;
  createdAt: string;
  rawBody: string;
  state: 'pending' | 'delivered' | 'given-up';
  attempts: { at: string; status: number | null }[];
};

export function emptyState(): SimulatorState {
  return {
    wallets: {},
    sessions: {},
    payouts: {},
    b2bPayouts: {},
    transactions: [],
    replays: {},
    events: [],
  };
}
