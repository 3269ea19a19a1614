export const PAYOUT_STATES = ['intent', 'sent', 'done', 'failed'] as const;
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
