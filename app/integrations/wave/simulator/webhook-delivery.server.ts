import { signWebhook, webhookDigest } from '../webhook-signature.server';
import type { SimulatedEvent, Wallet } from './simulator-state';
import type { SimulatorStore } from './simulator-store.server';

/** Wave wants an answer within five seconds. */
const DELIVERY_TIMEOUT_MS = 5_000;

export type DeliveryChanges = {
  /** Unix seconds; the present by default. */
  timestamp?: number | undefined;
  secret?: string | undefined;
  url?: string | undefined;
};

/** One delivery, at once; the HTTP status, or null when nothing answered. */
export async function deliverEvent(
  { store, now }: { store: SimulatorStore; now: () => Date },
  event: SimulatedEvent,
  changes: DeliveryChanges = {},
): Promise<number | null> {
  const wallet = store.state.wallets[event.walletId];
  const status = wallet ? await post(wallet, event.rawBody, changes, now()) : null;
  event.attempts.push({ at: now().toISOString(), status });
  if (status !== null && status >= 200 && status < 300) event.state = 'delivered';
  store.changed();
  return status;
}

async function post(
  wallet: Wallet,
  rawBody: string,
  changes: DeliveryChanges,
  now: Date,
): Promise<number | null> {
  const timestamp = changes.timestamp ?? Math.floor(now.getTime() / 1000);
  try {
    const response = await fetch(changes.url ?? wallet.webhookUrl, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'User-Agent': 'wave-simulator',
        ...authenticity(wallet, rawBody, timestamp, changes.secret),
      },
      body: rawBody,
      redirect: 'manual',
      signal: AbortSignal.timeout(DELIVERY_TIMEOUT_MS),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return null;
  }
}

function authenticity(
  wallet: Wallet,
  rawBody: string,
  timestamp: number,
  otherSecret: string | undefined,
): Record<string, string> {
  const secret = otherSecret ?? wallet.webhookSecret;
  if (wallet.webhookStrategy === 'shared-secret') return { Authorization: `Bearer ${secret}` };
  const header = signWebhook(secret, timestamp, rawBody);
  const rotating = otherSecret === undefined ? wallet.rotatingWebhookSecret : null;
  if (rotating === null) return { 'Wave-Signature': header };
  const second = webhookDigest(rotating, String(timestamp), rawBody);
  return { 'Wave-Signature': `${header},v1=${second}` };
}
