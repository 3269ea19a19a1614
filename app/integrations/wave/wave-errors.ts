/** Codes that Wave documents, by the call that answers them. */
const DOCUMENTED_CODES = [
  // Authentication and wallet
  'missing-auth-header',
  'invalid-auth',
  'api-key-not-provided',
  'no-matching-api-key',
  'api-key-revoked',
  'invalid-wallet',
  'disabled-wallet',
  'authorization-error',
  'unauthorized-wallet',
  'no-permission',
  // Any call
  'request-validation-error',
  'request-not-json',
  'request-parsing-error',
  'not-found',
  'idempotency-mismatch',
  'too-many-requests',
  'internal-server-error',
  'service-unavailable',
  // Checkout
  'checkout-session-not-found',
  'checkout-refund-failed',
  // Payout
  'country-mismatch',
  'currency-mismatch',
  'aggregated-merchant-required',
  'invalid-aggregated-merchant-id',
  'insufficient-funds',
  'recipient-minor',
  'recipient-account-blocked',
  'recipient-account-inactive',
  'recipient-limit-exceeded',
  'payout-reversal-time-limit-exceeded',
  'payout-reversal-account-terminated',
] as const;

/** What the client itself has to say when Wave says nothing it knows. */
const CLIENT_CODES = [
  'timeout',
  'network-failure',
  'unexpected-response',
  'conflict',
  'unknown-error',
] as const;

export const WAVE_ERROR_CODES = [...DOCUMENTED_CODES, ...CLIENT_CODES] as const;

export type WaveErrorCode = (typeof WAVE_ERROR_CODES)[number];

/** Why a payer's own payment failed (`last_payment_error`), as Wave documents it. */
export const PAYMENT_ERROR_CODES = [
  'blocked-account',
  'cross-border-payment-not-allowed',
  'customer-age-restricted',
  'insufficient-funds',
  'kyb-limits-exceeded',
  'payer-mobile-mismatch',
  'payment-failure',
] as const;

export type PaymentErrorCode = (typeof PAYMENT_ERROR_CODES)[number];

/** Statuses that say enough by themselves: a 400 or 422 without a known code may mean anything. */
const CODE_BY_STATUS: Readonly<Record<number, WaveErrorCode>> = {
  401: 'invalid-auth',
  403: 'authorization-error',
  404: 'not-found',
  408: 'timeout',
  409: 'conflict',
  429: 'too-many-requests',
  500: 'internal-server-error',
  503: 'service-unavailable',
};

/** The code of a refused call: Wave's own when it is documented, else what the status means. */
export function waveErrorCode(status: number, reportedCode: string | null): WaveErrorCode {
  const documented = DOCUMENTED_CODES.find((code) => code === reportedCode);
  if (documented !== undefined) return documented;
  if (status < 400) return 'unexpected-response';
  return CODE_BY_STATUS[status] ?? (status >= 500 ? 'internal-server-error' : 'unknown-error');
}

/** Wave's rule: 408, 429 and 5xx may be repeated with the same key; every other 4xx is final. */
export function isRetryableStatus(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}
