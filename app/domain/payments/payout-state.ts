import { parseWaveRecipient } from './wave-recipient';

export const PAYOUT_STATES = ['intent', 'sent', 'done', 'failed', 'reversed'] as const;
export type PayoutState = (typeof PAYOUT_STATES)[number];

/** The money may be on its way: the invoice is paid in no other manner meanwhile. */
export const UNDER_WAY: readonly PayoutState[] = ['intent', 'sent'];

/** Answers of Wave to an order itself: it was not carried out, nor will be. */
const REFUSALS = new Set([
  'insufficient-funds',
  'recipient-minor',
  'recipient-account-blocked',
  'recipient-account-inactive',
  'recipient-limit-exceeded',
  'country-mismatch',
  'currency-mismatch',
  'aggregated-merchant-required',
  'invalid-aggregated-merchant-id',
  'request-validation-error',
  'request-not-json',
  'request-parsing-error',
]);

type Refusal = { readonly code: string; readonly retryable: boolean };

/**
 * Whether a refusal ends an order. One of the key, of the wallet or of the idempotency says nothing of
 * an earlier call that went unanswered: it ends an order that Wave was never asked for before.
 */
export const endsOrder = ({ code, retryable }: Refusal, isFirst: boolean): boolean =>
  REFUSALS.has(code) || (isFirst && !retryable);

export type PayoutObstacle =
  'invoice-paid' | 'invoice-not-to-pay' | 'payout-under-way' | 'no-wave-account';

/** Why an invoice cannot be paid through Wave, or null. */
export function payoutObstacle(invoice: {
  readonly state: string;
  readonly waveRecipient: string | null;
  readonly isUnderWay: boolean;
}): PayoutObstacle | null {
  if (invoice.state === 'paid') return 'invoice-paid';
  if (invoice.state !== 'approved') return 'invoice-not-to-pay';
  if (invoice.isUnderWay) return 'payout-under-way';
  return invoice.waveRecipient === null ? 'no-wave-account' : null;
}

/** Within these Wave gives back what it paid on a mobile. */
const REVERSAL_DAYS = 3;
const DAY_MS = 86_400_000;

export type ReversalObstacle = 'payout-not-paid' | 'payout-to-business' | 'payout-too-old';

export type PaidOrder = {
  readonly state: PayoutState;
  readonly failureCode: string | null;
  readonly recipient: string;
  /** When its state was learnt: that Wave has paid, at the earliest when it did. */
  readonly updatedAt: Date;
};

/** Why Wave cannot be asked to give back what it paid for an order, or null; Wave has the last word. */
export function reversalObstacle(order: PaidOrder, now: Date): ReversalObstacle | null {
  if (!hasPaid(order)) return 'payout-not-paid';
  const recipient = parseWaveRecipient(order.recipient);
  if (!recipient.ok || recipient.value.kind === 'business') return 'payout-to-business';
  const isOld = now.getTime() - order.updatedAt.getTime() > REVERSAL_DAYS * DAY_MS;
  return isOld ? 'payout-too-old' : null;
}

/** Wave has paid an invoice, or has paid once more one that was settled otherwise. */
export const hasPaid = ({ state, failureCode }: Pick<PaidOrder, 'state' | 'failureCode'>) =>
  state === 'done' || isPaidTwice({ state, failureCode });

export const isPaidTwice = ({ state, failureCode }: Pick<PaidOrder, 'state' | 'failureCode'>) =>
  state === 'failed' && failureCode === 'paid-twice';
