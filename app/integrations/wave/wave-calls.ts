import type { WaveErrorCode } from './wave-errors';

type DocumentedError = { status: number; code: WaveErrorCode };

const AUTHENTICATION: DocumentedError[] = [
  { status: 401, code: 'missing-auth-header' },
  { status: 401, code: 'invalid-auth' },
  { status: 401, code: 'api-key-not-provided' },
  { status: 401, code: 'no-matching-api-key' },
  { status: 401, code: 'api-key-revoked' },
  { status: 403, code: 'invalid-wallet' },
  { status: 403, code: 'disabled-wallet' },
  { status: 403, code: 'no-permission' },
];

const ANY_CALL: DocumentedError[] = [
  ...AUTHENTICATION,
  { status: 422, code: 'request-validation-error' },
  { status: 429, code: 'too-many-requests' },
  { status: 500, code: 'internal-server-error' },
  { status: 503, code: 'service-unavailable' },
];

const CHECKOUT: DocumentedError[] = [
  { status: 403, code: 'authorization-error' },
  { status: 403, code: 'unauthorized-wallet' },
];

const SESSION_NOT_FOUND: DocumentedError = { status: 404, code: 'checkout-session-not-found' };
const NOT_FOUND: DocumentedError = { status: 404, code: 'not-found' };
const MISMATCH: DocumentedError = { status: 409, code: 'idempotency-mismatch' };
const NO_FUNDS: DocumentedError = { status: 422, code: 'insufficient-funds' };

const WRITTEN: DocumentedError[] = [
  { status: 400, code: 'request-not-json' },
  { status: 400, code: 'request-parsing-error' },
  MISMATCH,
];

const MERCHANT: DocumentedError[] = [
  { status: 400, code: 'country-mismatch' },
  { status: 400, code: 'currency-mismatch' },
  { status: 400, code: 'aggregated-merchant-required' },
  { status: 400, code: 'invalid-aggregated-merchant-id' },
];

const RECIPIENT: DocumentedError[] = [
  { status: 422, code: 'recipient-minor' },
  { status: 422, code: 'recipient-account-blocked' },
  { status: 422, code: 'recipient-account-inactive' },
  { status: 422, code: 'recipient-limit-exceeded' },
];

/** Every call of the API that this product makes, with the errors that its documentation names. */
const ERRORS_OF_CALL = {
  'checkout.create': [...CHECKOUT, ...WRITTEN],
  'checkout.get': [...CHECKOUT, SESSION_NOT_FOUND],
  'checkout.by-transaction': [...CHECKOUT, SESSION_NOT_FOUND],
  'checkout.search': CHECKOUT,
  'checkout.expire': [...CHECKOUT, SESSION_NOT_FOUND],
  'checkout.refund': [
    ...CHECKOUT,
    SESSION_NOT_FOUND,
    { status: 400, code: 'checkout-refund-failed' },
    MISMATCH,
  ],
  'payout.create': [...WRITTEN, ...MERCHANT, NO_FUNDS, ...RECIPIENT],
  'payout.get': [NOT_FOUND],
  'payout.search': [],
  'payout.reverse': [
    NOT_FOUND,
    MISMATCH,
    { status: 400, code: 'payout-reversal-time-limit-exceeded' },
    { status: 400, code: 'payout-reversal-account-terminated' },
    NO_FUNDS,
  ],
  'payout-batch.create': [...WRITTEN, ...MERCHANT],
  'payout-batch.get': [NOT_FOUND],
  'recipient.verify': [...WRITTEN.slice(0, 2), ...MERCHANT.slice(0, 2)],
  'b2b-payout.create': [...WRITTEN, ...MERCHANT.slice(0, 2), NO_FUNDS, NOT_FOUND],
  'b2b-payout.get': [NOT_FOUND],
  'balance.get': [],
  'transactions.list': [],
  'transactions.refund': [NOT_FOUND, NO_FUNDS, MISMATCH],
} satisfies Record<string, readonly DocumentedError[]>;

export type WaveCall = keyof typeof ERRORS_OF_CALL;

export const WAVE_CALLS = Object.keys(ERRORS_OF_CALL) as WaveCall[];

/** What Wave may answer to a call instead of what was asked for, as its documentation says. */
export function documentedErrors(call: WaveCall): readonly DocumentedError[] {
  return [...ERRORS_OF_CALL[call], ...ANY_CALL];
}
