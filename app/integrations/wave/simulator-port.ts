import type { WaveCall } from './wave-calls';
import { PAYMENT_ERROR_CODES } from './wave-errors';
import type { PaymentErrorCode } from './wave-errors';

/** The ways in which a payer's own payment can be told to fail. */
export const PAYER_FAILURES = PAYMENT_ERROR_CODES;

/**
 * The switches of the Wave simulator, for tests and for the demonstration's page: what happens at
 * Wave's end and on the way. Amounts are whole francs (`bigint`). A wallet is named by its IPM's slug.
 * Every method throws when the simulator does not answer or does not know what is named.
 */
export type WaveSimulatorPort = {
  listWallets(): Promise<SimulatedWallet[]>;
  getWallet(walletId: string): Promise<SimulatedWallet>;
  registerWallet(wallet: NewSimulatedWallet): Promise<void>;

  /** Changes what is named of the way in which webhooks and payouts misbehave. */
  setBehaviour(walletId: string, changes: Partial<WalletBehaviour>): Promise<void>;
  /** Spoils the next calls; without a wallet those of all wallets. */
  addFault(fault: NewFault): Promise<void>;
  clearFaults(walletId?: string): Promise<void>;
  /** Every call of the API with the errors that Wave documents for it. */
  listCalls(): Promise<DocumentedCall[]>;

  listSessions(walletId: string, limit?: number): Promise<SimulatedSession[]>;
  paySession(sessionId: string, mobile?: string): Promise<PayOutcome>;
  refuseSession(sessionId: string, code?: PaymentErrorCode): Promise<PayOutcome>;
  expireSession(sessionId: string): Promise<'expired' | 'not-open'>;
  expireSessions(walletId: string): Promise<number>;
  /** As from Wave's own portal: it shows among the transactions, and no event says so. */
  refundSession(sessionId: string): Promise<'refunded' | 'not-refunded'>;
  refundTransaction(walletId: string, transactionId: string): Promise<RefundOutcome>;

  /** A person pays without a session; the transaction's id. */
  receivePayment(walletId: string, payment: IncomingPayment): Promise<string>;
  /** A business pays, or fails to; the payment's id. */
  receiveB2bPayment(walletId: string, payment: IncomingB2bPayment): Promise<string>;
  listTransactions(walletId: string, limit?: number): Promise<SimulatedMovement[]>;
  settlePayouts(walletId: string): Promise<number>;
  /** Whom `verifyRecipient` knows. */
  putHolder(holder: { mobile: string; name: string; nationalId?: string }): Promise<void>;

  /** In the order in which they happened. */
  listEvents(walletId: string): Promise<SimulatedWebhook[]>;
  emitEvent(walletId: string, type: string, data: object): Promise<SimulatedWebhook>;
  /** Delivers at once; the HTTP statuses, null where nothing answered. */
  deliverEvent(eventId: string, changes?: Redelivery): Promise<(number | null)[]>;
  /** Lets go the events that `reorder` holds, last first. */
  releaseEvents(walletId: string): Promise<number>;
  /** Sends what was lost, held or given up, in order. */
  redeliverEvents(walletId: string): Promise<number>;

  /** A new webhook secret that signs beside the present one until the rotation ends. */
  rotateSecret(walletId: string): Promise<string>;
  endRotation(walletId: string): Promise<void>;
  setStrategy(walletId: string, strategy: WebhookStrategy): Promise<void>;
  /** Requests without a signature by the answered secret are refused from now on. */
  demandSigning(walletId: string): Promise<string>;
  dropSigning(walletId: string): Promise<void>;
};

export type WebhookStrategy = 'signing' | 'shared-secret';
export type PayOutcome = 'paid' | 'already-paid' | 'refused' | 'expired';
export type RefundOutcome = 'refunded' | 'not-found' | 'insufficient-funds';

export type WalletBehaviour = {
  /** Wait before the first delivery of an event. */
  delayMs: number;
  /** Deliveries of each event, at the same time. */
  copies: number;
  /** Events are held until there are so many, and leave last first; 0 holds none. */
  reorder: number;
  /** So many of the next events are lost. */
  loseNext: number;
  /** So many of a hundred events are lost, evenly spread. */
  losePercent: number;
  /** New payouts stay `processing` until they are settled. */
  holdPayouts: boolean;
};

export type NewFault = {
  walletId?: string;
  call?: WaveCall;
  times?: number;
  /** 0 breaks the connection; left out, the call is answered rightly, after `delayMs`. */
  status?: number;
  code?: string;
  retryAfterSeconds?: number;
  /** Longer than the client's patience, it is a time-out. */
  delayMs?: number;
  /** The call is carried out, and only its answer is lost. */
  afterEffect?: boolean;
};

export type PlannedFault = {
  call: WaveCall | null;
  status: number | null;
  code: string;
  remaining: number;
  delayMs: number;
  afterEffect: boolean;
};

export type DocumentedCall = { call: WaveCall; errors: { status: number; code: string }[] };

export type NewSimulatedWallet = {
  walletId: string;
  businessName: string;
  apiKey: string;
  webhookSecret: string;
  webhookUrl: string;
  rotatingWebhookSecret?: string;
  webhookStrategy?: WebhookStrategy;
  requestSigningSecret?: string;
  disabled?: boolean;
  openingBalanceXof?: bigint;
};

export type SimulatedWallet = {
  walletId: string;
  businessName: string;
  /** How other businesses name it: `recipient_id` of a B2B payout. */
  merchantId: string;
  webhookUrl: string;
  webhookStrategy: WebhookStrategy;
  /** During a rotation, the secret that signs beside the present one. */
  newSecret: string | null;
  /** When set, what requests must be signed with. */
  requestSigningSecret: string | null;
  balanceXof: bigint;
  behaviour: WalletBehaviour;
  faults: PlannedFault[];
};

export type SimulatedSession = {
  id: string;
  amountXof: bigint;
  checkoutStatus: 'open' | 'complete' | 'expired';
  clientReference: string | null;
  transactionId: string | null;
  isRefunded: boolean;
  launchUrl: string;
  createdAt: Date;
  expiresAt: Date;
};

export type IncomingPayment = {
  amountXof: bigint;
  mobile?: string;
  name?: string;
  /** What the payer typed; anything, since a payer may type anything. */
  customFields?: unknown;
};

export type IncomingB2bPayment = {
  amountXof: bigint;
  senderId?: string;
  senderName?: string;
  clientReference?: string;
  /** The payment fails for this reason, and only the event tells of it. */
  failure?: string;
};

export type SimulatedMovement = {
  id: string;
  kind: string;
  amountXof: bigint;
  feeXof: bigint;
  balanceXof: bigint;
  occurredAt: Date;
  counterparty: string | null;
  clientReference: string | null;
  isRefundable: boolean;
};

export type SimulatedWebhook = {
  id: string;
  type: string;
  createdAt: Date;
  state: 'pending' | 'held' | 'lost' | 'delivered' | 'given-up';
  attempts: { at: Date; status: number | null }[];
  rawBody: string;
};

export type Redelivery = { times?: number; timestamp?: number; secret?: string; url?: string };
