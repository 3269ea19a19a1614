import type { WaveErrorCode } from './wave-errors';

/**
 * What features see of Wave. Amounts are whole francs (`bigint`, XOF); instants are UTC dates.
 * A port is bound to one wallet: the one whose API key it was made with.
 */
export type WavePort = {
  createCheckout(input: NewCheckout): Promise<WaveResult<CheckoutSession>>;
  getCheckout(sessionId: string): Promise<WaveResult<CheckoutSession>>;
  /** The session that a transaction paid. */
  getCheckoutByTransaction(transactionId: string): Promise<WaveResult<CheckoutSession>>;
  searchCheckoutsByReference(clientReference: string): Promise<WaveResult<CheckoutSession[]>>;
  /** Closes an open session. `conflict` means that it is complete or expired: read it again. */
  expireCheckout(sessionId: string): Promise<WaveResult<null>>;
  /** Gives the whole payment back, Wave's fee included. */
  refundCheckout(input: KeyedId): Promise<WaveResult<null>>;

  createPayout(input: NewPayout): Promise<WaveResult<Payout>>;
  getPayout(payoutId: string): Promise<WaveResult<Payout>>;
  searchPayoutsByReference(clientReference: string): Promise<WaveResult<Payout[]>>;
  /** Possible within three days of the payout; returns the amount and the fee. */
  reversePayout(input: KeyedId): Promise<WaveResult<null>>;

  /** Several payouts under one key; each then has its own outcome. */
  createPayoutBatch(input: NewPayoutBatch): Promise<WaveResult<{ id: string }>>;
  getPayoutBatch(batchId: string): Promise<WaveResult<PayoutBatch>>;
  /**
   * Asked once, since a person waits for the answer and can do without. Asked too often of one number
   * (30 in five minutes), Wave answers 429 for an hour.
   */
  verifyRecipient(input: RecipientQuestion): Promise<WaveResult<RecipientAnswer>>;

  createB2bPayout(input: NewB2bPayout): Promise<WaveResult<B2bPayout>>;
  getB2bPayout(payoutId: string): Promise<WaveResult<B2bPayout>>;

  getBalance(input?: { includeSubaccounts?: boolean }): Promise<WaveResult<WaveBalance>>;
  /** One page of the transactions of a UTC day; pass `nextCursor` back as `after` for the next. */
  listTransactions(input: TransactionQuestion): Promise<WaveResult<TransactionPage>>;
  /** Gives back whole what one transaction brought in, whether a session stood behind it or not. */
  refundTransaction(input: KeyedId): Promise<WaveResult<null>>;
};

/**
 * `retryable` says that the outcome is unknown or may still come: repeat the call later with the
 * **same** idempotency key, never with a new one. Otherwise the refusal is final.
 */
export type WaveResult<T> =
  | { ok: true; value: T }
  | {
      ok: false;
      code: WaveErrorCode;
      retryable: boolean;
      /** HTTP status of the last answer; null when none came. */
      status: number | null;
      /** Fields that Wave refused, as dotted paths, for logs and support. */
      fields: string[];
    };

export type KeyedId = { id: string; idempotencyKey: string };

export type NewCheckout = {
  amountXof: bigint;
  successUrl: string;
  errorUrl: string;
  clientReference: string;
  idempotencyKey: string;
  /** E.164; only this number may pay. */
  restrictPayerMobile?: string;
};

export type CheckoutSession = {
  id: string;
  amountXof: bigint;
  checkoutStatus: 'open' | 'complete' | 'expired';
  paymentStatus: 'processing' | 'cancelled' | 'succeeded';
  clientReference: string | null;
  businessName: string | null;
  transactionId: string | null;
  restrictPayerMobile: string | null;
  lastPaymentError: { code: string; message: string } | null;
  /** Where the payer goes: a browser or the Wave application. */
  launchUrl: string;
  successUrl: string;
  errorUrl: string;
  createdAt: Date;
  completedAt: Date | null;
  expiresAt: Date;
};

export type NewPayout = {
  /** What the recipient receives; Wave's fee comes on top. */
  receiveAmountXof: bigint;
  mobile: string;
  clientReference: string;
  idempotencyKey: string;
  name?: string;
  nationalId?: string;
  /** At most 40 characters, shown to the recipient. */
  paymentReason?: string;
};

export type Payout = {
  id: string;
  receiveAmountXof: bigint;
  feeXof: bigint;
  mobile: string;
  name: string | null;
  clientReference: string | null;
  paymentReason: string | null;
  status: 'processing' | 'succeeded' | 'failed' | 'reversed';
  error: { code: string; message: string } | null;
  paidAt: Date;
};

export type NewPayoutBatch = {
  payouts: readonly Omit<NewPayout, 'idempotencyKey'>[];
  idempotencyKey: string;
};

export type PayoutBatch = { id: string; status: 'processing' | 'complete'; payouts: Payout[] };

export type RecipientQuestion = {
  mobile: string;
  name?: string;
  nationalId?: string;
  amountXof?: bigint;
};

export type RecipientAnswer = {
  /** Whether the recipient's account may receive the amount; null when no amount was asked. */
  withinLimits: boolean | null;
  nameMatch: 'MATCH' | 'NO_MATCH' | 'NAME_NOT_KNOWN' | null;
  nationalIdMatch: 'MATCH' | 'NO_MATCH' | 'ID_NOT_KNOWN' | null;
};

export type NewB2bPayout = {
  receiveAmountXof: bigint;
  /** Wave's identifier of the receiving business. */
  recipientId: string;
  clientReference: string;
  idempotencyKey: string;
};

export type B2bPayout = {
  id: string;
  receiveAmountXof: bigint;
  feeXof: bigint | null;
  recipientId: string;
  clientReference: string | null;
  status: 'processing' | 'succeeded' | 'failed' | 'reversed';
};

export type WaveBalance = { amountXof: bigint; currency: 'XOF' };

export type TransactionQuestion = {
  /** A UTC day, `YYYY-MM-DD`. */
  day: string;
  after?: string;
  includeSubaccounts?: boolean;
};

export type TransactionPage = {
  day: string;
  items: WaveTransaction[];
  /** Null on the last page. */
  nextCursor: string | null;
};

export type WaveTransaction = {
  id: string;
  /** Wave's word, kept as it came: new kinds appear without notice. */
  kind: string;
  occurredAt: Date;
  /** Positive when money enters the wallet. */
  amountXof: bigint;
  feeXof: bigint;
  balanceXof: bigint | null;
  isReversal: boolean;
  counterpartyName: string | null;
  counterpartyMobile: string | null;
  clientReference: string | null;
  counterpartyId: string | null;
  paymentReason: string | null;
  checkoutSessionId: string | null;
  batchId: string | null;
  /** What the payer typed beside the payment; null when there is nothing that can be read. */
  customFields: CustomFields | null;
};

export type CustomFields = Readonly<Record<string, string>>;
