import type { WaveCall } from '../wave-calls';

/** All that the simulator remembers, in the form in which it is written to disk. */
export type SimulatorState = {
  wallets: Record<string, Wallet>;
  sessions: Record<string, Session>;
  payouts: Record<string, SimulatedPayout>;
  /** Of each batch, its wallet and its payouts. */
  batches: Record<string, { walletId: string; payoutIds: string[] }>;
  b2bPayouts: Record<string, SimulatedB2bPayout>;
  /** In the order in which they happened. */
  transactions: SimulatedTransaction[];
  /** By wallet and key. */
  replays: Record<string, Replay>;
  events: SimulatedEvent[];
  /** By wallet; one that is not named behaves well. */
  behaviours: Record<string, Behaviour>;
  faults: Fault[];
  /** The accounts of persons that `verify_recipient` knows, by mobile. */
  holders: Record<string, { name: string; nationalId: string | null }>;
  /** By mobile. */
  verifications: Record<string, { askedAt: number[]; blockedUntil: number }>;
};

/** How a wallet's webhooks and payouts misbehave. */
export type Behaviour = {
  /** Wait before the first delivery of an event. */
  delayMs: number;
  /** Deliveries of each event, at the same time. */
  copies: number;
  /** Events are held until there are so many, and go out last first; 0 and 1 hold none. */
  reorder: number;
  /** So many of the next events are never delivered. */
  loseNext: number;
  /** So many of a hundred events are never delivered, evenly spread. */
  losePercent: number;
  /** Events since `losePercent` was set: what the spread is counted from. */
  seen: number;
  /** New payouts stay `processing` until they are settled. */
  holdPayouts: boolean;
};

/** An answer that the next API calls get instead of what they asked for. */
export type Fault = {
  walletId: string | null;
  /** Null spoils whichever call comes first. */
  call: WaveCall | null;
  remaining: number;
  /** 0 breaks the connection; null answers what was asked for, after the delay. */
  status: number | null;
  code: string;
  retryAfterSeconds: number | null;
  delayMs: number;
  /** The call is carried out, and only its answer is lost. */
  afterEffect: boolean;
};

export type Wallet = {
  walletId: string;
  businessName: string;
  apiKey: string;
  revokedApiKeys: string[];
  webhookSecret: string;
  /** The secret that the wallet was registered with, however often it has been rotated since. */
  registeredSecret: string;
  /** Signs beside the first one, as during a rotation. */
  rotatingWebhookSecret: string | null;
  webhookStrategy: 'signing' | 'shared-secret';
  webhookUrl: string;
  /** When set, a request without a right `Wave-Signature` is refused. */
  requestSigningSecret: string | null;
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
  batchId: string | null;
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
  refunded: boolean;
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
    business_user_name: string | null;
    business_user_mobile: string | null;
    employee_id: string | null;
    client_reference: string | null;
    payment_reason: string | null;
    checkout_api_session_id: string | null;
    batch_id: string | null;
    aggregated_merchant_id: string | null;
    aggregated_merchant_name: string | null;
    submerchant_id: string | null;
    submerchant_name: string | null;
    /** A map of texts; unless the control API asked for something that cannot be read. */
    custom_fields: unknown;
    government_tax_amount: string | null;
    government_tax_paid_by_wave: string | null;
  };
};

export type Replay = { request: string; status: number; body: unknown };

export type SimulatedEvent = {
  id: string;
  walletId: string;
  type: string;
  createdAt: string;
  rawBody: string;
  state: 'pending' | 'held' | 'lost' | 'delivered' | 'given-up';
  attempts: { at: string; status: number | null }[];
};

export function emptyState(): SimulatorState {
  return {
    wallets: {},
    sessions: {},
    payouts: {},
    batches: {},
    b2bPayouts: {},
    transactions: [],
    replays: {},
    events: [],
    behaviours: {},
    faults: [],
    holders: {},
    verifications: {},
  };
}
