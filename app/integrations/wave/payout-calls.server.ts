import type { NewPayout, RecipientQuestion, WavePort } from './wave-port';
import { sendWaveRequest } from './wave-request.server';
import type { WaveClientSettings } from './wave-request.server';
import { toWaveAmount } from './wave-amount';
import {
  ignoredBody,
  newPayoutBatch,
  payout,
  payoutBatch,
  payoutSearch,
  recipientAnswer,
} from './wave-wire';

type PayoutCalls = Pick<
  WavePort,
  'createPayout' | 'getPayout' | 'searchPayoutsByReference' | 'reversePayout'
>;

/** Money out to one person. */
export function payoutCalls(settings: WaveClientSettings): PayoutCalls {
  return {
    createPayout: (input) =>
      sendWaveRequest(
        askedOnce(settings),
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
  };
}

type BatchCalls = Pick<WavePort, 'createPayoutBatch' | 'getPayoutBatch' | 'verifyRecipient'>;

/** Money out to many persons at once, and the question whether one can be paid. */
export function payoutBatchCalls(settings: WaveClientSettings): BatchCalls {
  return {
    createPayoutBatch: ({ payouts, idempotencyKey }) =>
      sendWaveRequest(
        askedOnce(settings),
        {
          call: 'payout-batch.create',
          method: 'POST',
          path: '/v1/payout-batch',
          body: { payouts: payouts.map(newPayoutBody) },
          idempotencyKey,
        },
        newPayoutBatch,
      ),
    getPayoutBatch: (id) =>
      sendWaveRequest(
        settings,
        {
          call: 'payout-batch.get',
          method: 'GET',
          path: `/v1/payout-batch/${encodeURIComponent(id)}`,
        },
        payoutBatch,
      ),
    verifyRecipient: (question) =>
      sendWaveRequest(
        askedOnce(settings),
        {
          call: 'recipient.verify',
          method: 'POST',
          path: '/v1/verify_recipient/',
          body: recipientBody(question),
        },
        recipientAnswer,
      ),
  };
}

/**
 * Not asked again in silence. Of money out, who asks must know that a call went unanswered: a refusal
 * after it does not say that nothing was paid. The question about a recipient keeps a page waiting.
 */
export const askedOnce = (settings: WaveClientSettings): WaveClientSettings => ({
  ...settings,
  maxAttempts: 1,
});

function newPayoutBody(input: Omit<NewPayout, 'idempotencyKey'>): Record<string, string> {
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

function recipientBody(question: RecipientQuestion): Record<string, string> {
  const { mobile, name, nationalId, amountXof } = question;
  return {
    mobile,
    ...(name === undefined ? {} : { name }),
    ...(nationalId === undefined ? {} : { national_id: nationalId }),
    ...(amountXof === undefined ? {} : { amount: toWaveAmount(amountXof), currency: 'XOF' }),
  };
}
