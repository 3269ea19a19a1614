import type { NewCheckout, WavePort } from './wave-port';
import { sendWaveRequest } from './wave-request.server';
import type { WaveClientSettings } from './wave-request.server';
import { toWaveAmount } from './wave-amount';
import { checkoutSearch, checkoutSession, ignoredBody } from './wave-wire';

type CheckoutCalls = Pick<
  WavePort,
  | 'createCheckout'
  | 'getCheckout'
  | 'getCheckoutByTransaction'
  | 'searchCheckoutsByReference'
  | 'expireCheckout'
  | 'refundCheckout'
>;

const SESSIONS = '/v1/checkout/sessions';

/** Money in: sessions that a payer confirms. */
export function checkoutCalls(settings: WaveClientSettings): CheckoutCalls {
  const session = (id: string, action = '') => `${SESSIONS}/${encodeURIComponent(id)}${action}`;
  return {
    createCheckout: (input) =>
      sendWaveRequest(
        settings,
        {
          call: 'checkout.create',
          method: 'POST',
          path: SESSIONS,
          body: newCheckoutBody(input),
          idempotencyKey: input.idempotencyKey,
        },
        checkoutSession,
      ),
    getCheckout: (id) =>
      sendWaveRequest(
        settings,
        { call: 'checkout.get', method: 'GET', path: session(id) },
        checkoutSession,
      ),
    getCheckoutByTransaction: (transactionId) =>
      sendWaveRequest(
        settings,
        {
          call: 'checkout.by-transaction',
          method: 'GET',
          path: SESSIONS,
          query: { transaction_id: transactionId },
        },
        checkoutSession,
      ),
    searchCheckoutsByReference: (clientReference) =>
      sendWaveRequest(
        settings,
        {
          call: 'checkout.search',
          method: 'GET',
          path: `${SESSIONS}/search`,
          query: { client_reference: clientReference },
        },
        checkoutSearch,
      ),
    expireCheckout: (id) =>
      sendWaveRequest(
        settings,
        { call: 'checkout.expire', method: 'POST', path: session(id, '/expire') },
        ignoredBody,
      ),
    refundCheckout: ({ id, idempotencyKey }) =>
      sendWaveRequest(
        settings,
        {
          call: 'checkout.refund',
          method: 'POST',
          path: session(id, '/refund'),
          idempotencyKey,
        },
        ignoredBody,
      ),
  };
}

function newCheckoutBody(input: NewCheckout): Record<string, string> {
  return {
    amount: toWaveAmount(input.amountXof),
    currency: 'XOF',
    success_url: input.successUrl,
    error_url: input.errorUrl,
    client_reference: input.clientReference,
    ...(input.restrictPayerMobile === undefined
      ? {}
      : { restrict_payer_mobile: input.restrictPayerMobile }),
  };
}
