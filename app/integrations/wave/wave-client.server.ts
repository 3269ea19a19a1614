import type { NewCheckout, NewPayout, WavePort } from './wave-port';
import { sendWaveRequest } from './wave-request.server';
import type { WaveClientSettings } from './wave-request.server';
import { toWaveAmount } from './wave-amount';
import {
  b2bPayout,
  balance,
  checkoutSearch,
  checkoutSession,
  ignoredBody,
  payout,
  payoutSearch,
  transactionPage,
} from './wave-wire';

/** The Wave Business API of one wallet. */
export function createWaveClient(settings: WaveClientSettings): WavePort {
  assertSafeBaseUrl(settings.baseUrl);
  return { ...checkoutCalls(settings), ...payoutCalls(settings), ...walletCalls(settings) };
}

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

function checkoutCalls(settings: WaveClientSettings): CheckoutCalls {
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

type PayoutCalls = Pick<
  WavePort,
  | 'createPayout'
  | 'getPayout'
  | 'searchPayoutsByReference'
  | 'reversePayout'
  | 'createB2bPayout'
  | 'getB2bPayout'
>;

function payoutCalls(settings: WaveClientSettings): PayoutCalls {
  return {
    createPayout: (input) =>
      sendWaveRequest(
        settings,
        {
          call: 'payout.create',
          method: 'POST',
          path: '/v1/payout',
          body: newPayoutBody(input),
          idempotencyKey: input.idempotencyKey,
        },
        payout,
      ),
    getPayout: (id) =>
      sendWaveRequest(
        settings,
        { call: 'payout.get', method: 'GET', path: `/v1/payout/${encodeURIComponent(id)}` },
        payout,
      ),
    searchPayoutsByReference: (clientReference) =>
      sendWaveRequest(
        settings,
        {
          call: 'payout.search',
          method: 'GET',
          path: '/v1/payouts/search',
          query: { client_reference: clientReference },
        },
        payoutSearch,
      ),
    reversePayout: ({ id, idempotencyKey }) =>
      sendWaveRequest(
        settings,
        {
          call: 'payout.reverse',
          method: 'POST',
          path: `/v1/payout/${encodeURIComponent(id)}/reverse`,
          idempotencyKey,
        },
        ignoredBody,
      ),
    createB2bPayout: (input) =>
      sendWaveRequest(
        settings,
        {
          call: 'b2b-payout.create',
          method: 'POST',
          path: '/v1/b2b/payout',
          body: {
            currency: 'XOF',
            receive_amount: toWaveAmount(input.receiveAmountXof),
            recipient_id: input.recipientId,
            client_reference: input.clientReference,
            fee_payment_method: 'SENDER_PAYS',
          },
          idempotencyKey: input.idempotencyKey,
        },
        b2bPayout,
      ),
    getB2bPayout: (id) =>
      sendWaveRequest(
        settings,
        { call: 'b2b-payout.get', method: 'GET', path: `/v1/b2b/payout/${encodeURIComponent(id)}` },
        b2bPayout,
      ),
  };
}

function newPayoutBody(input: NewPayout): Record<string, string> {
  return {
    currency: 'XOF',
    receive_amount: toWaveAmount(input.receiveAmountXof),
    mobile: input.mobile,
    client_reference: input.clientReference,
    ...(input.name === undefined ? {} : { name: input.name }),
    ...(input.nationalId === undefined ? {} : { national_id: input.nationalId }),
    ...(input.paymentReason === undefined ? {} : { payment_reason: input.paymentReason }),
  };
}

type WalletCalls = Pick<WavePort, 'getBalance' | 'listTransactions' | 'refundTransaction'>;

function walletCalls(settings: WaveClientSettings): WalletCalls {
  return {
    getBalance: () =>
      sendWaveRequest(
        settings,
        { call: 'balance.get', method: 'GET', path: '/v1/balance' },
        balance,
      ),
    listTransactions: ({ day, after }) =>
      sendWaveRequest(
        settings,
        {
          call: 'transactions.list',
          method: 'GET',
          path: '/v1/transactions',
          query: { date: day, ...(after === undefined ? {} : { after }) },
        },
        transactionPage,
      ),
    refundTransaction: ({ id, idempotencyKey }) =>
      sendWaveRequest(
        settings,
        {
          call: 'transactions.refund',
          method: 'POST',
          path: `/v1/transactions/${encodeURIComponent(id)}/refund`,
          idempotencyKey,
        },
        ignoredBody,
      ),
  };
}

/** The key travels in a header: in clear text it may only go to this machine. */
function assertSafeBaseUrl(baseUrl: string): void {
  const { protocol, hostname } = new URL(baseUrl);
  const loopback = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
  if (protocol !== 'https:' && !(protocol === 'http:' && loopback)) {
    throw new Error('The Wave API must be reached over https (http only on loopback)');
  }
}
