import type { WavePort } from './wave-port';
import { sendWaveRequest } from './wave-request.server';
import type { WaveClientSettings } from './wave-request.server';
import { askedOnce } from './payout-calls.server';
import { toWaveAmount } from './wave-amount';
import { b2bPayout } from './wave-wire';

type B2bPayoutCalls = Pick<WavePort, 'createB2bPayout' | 'getB2bPayout'>;

/** Money out to a business: another IPM, a provider, ICAMO. */
export function b2bPayoutCalls(settings: WaveClientSettings): B2bPayoutCalls {
  return {
    createB2bPayout: (input) =>
      sendWaveRequest(
        askedOnce(settings),
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
