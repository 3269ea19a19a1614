import { b2bPayoutCalls } from './b2b-payout-calls.server';
import { checkoutCalls } from './checkout-calls.server';
import { payoutBatchCalls, payoutCalls } from './payout-calls.server';
import { walletCalls } from './wallet-calls.server';
import type { WavePort } from './wave-port';
import type { WaveClientSettings } from './wave-request.server';

/** The Wave Business API of one wallet. */
export function createWaveClient(settings: WaveClientSettings): WavePort {
  assertSafeBaseUrl(settings.baseUrl);
  return {
    ...checkoutCalls(settings),
    ...payoutCalls(settings),
    ...payoutBatchCalls(settings),
    ...b2bPayoutCalls(settings),
    ...walletCalls(settings),
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
