import { createHmac, timingSafeEqual } from 'node:crypto';

export const WEBHOOK_TOLERANCE_SECONDS = 300;

/** During a rotation Wave sends a few signatures; more than this is not Wave. */
const MAX_SIGNATURES = 10;

const TIMESTAMP = /^\d{1,12}$/;

export type WebhookVerification =
  | { ok: true; strategy: 'signing' | 'shared-secret' }
  | { ok: false; reason: 'missing-signature' | 'malformed' | 'stale' | 'mismatch' };

/**
 * Proves that a webhook, byte for byte, comes from the holder of one of the wallet's secrets.
 * With a `Wave-Signature` header the signing strategy decides alone; without one, the shared secret
 * in `Authorization: Bearer` is compared. Every comparison takes constant time.
 */
export function verifyWebhook(request: {
  header: string | null;
  authorization: string | null;
  rawBody: Uint8Array;
  secrets: readonly string[];
  nowSeconds: number;
  toleranceSeconds: number;
}): WebhookVerification {
  if (request.header === null) return verifySharedSecret(request.authorization, request.secrets);
  const parsed = parseSignatureHeader(request.header);
  if (parsed === null) return { ok: false, reason: 'malformed' };
  if (Math.abs(request.nowSeconds - Number(parsed.timestamp)) > request.toleranceSeconds) {
    return { ok: false, reason: 'stale' };
  }
  let matches = false;
  for (const secret of request.secrets) {
    const expected = webhookDigest(secret, parsed.timestamp, request.rawBody);
    for (const signature of parsed.signatures) {
      matches = sameText(expected, signature) || matches;
    }
  }
  return matches ? { ok: true, strategy: 'signing' } : { ok: false, reason: 'mismatch' };
}

/** The `Wave-Signature` header; `timestamp` is in Unix seconds. */
export function signWebhook(
  secret: string,
  timestamp: number,
  rawBody: Uint8Array | string,
): string {
  return `t=${timestamp},v1=${webhookDigest(secret, String(timestamp), rawBody)}`;
}

/** The timestamp and the raw body are joined directly, with no separator between them. */
export function webhookDigest(
  secret: string,
  timestamp: string,
  rawBody: Uint8Array | string,
): string {
  return createHmac('sha256', secret).update(timestamp).update(rawBody).digest('hex');
}

function parseSignatureHeader(header: string): { timestamp: string; signatures: string[] } | null {
  let timestamp: string | null = null;
  const signatures: string[] = [];
  for (const part of header.split(',')) {
    const separator = part.indexOf('=');
    if (separator < 1) return null;
    const name = part.slice(0, separator).trim();
    const value = part.slice(separator + 1).trim();
    if (name === 't') {
      if (timestamp !== null || !TIMESTAMP.test(value)) return null;
      timestamp = value;
    }
    if (name === 'v1') signatures.push(value);
  }
  if (timestamp === null || signatures.length === 0 || signatures.length > MAX_SIGNATURES) {
    return null;
  }
  return { timestamp, signatures };
}

function verifySharedSecret(
  authorization: string | null,
  secrets: readonly string[],
): WebhookVerification {
  if (authorization === null) return { ok: false, reason: 'missing-signature' };
  if (!authorization.startsWith('Bearer ')) return { ok: false, reason: 'malformed' };
  const presented = authorization.slice('Bearer '.length);
  let matches = false;
  for (const secret of secrets) {
    matches = sameText(secret, presented) || matches;
  }
  return matches ? { ok: true, strategy: 'shared-secret' } : { ok: false, reason: 'mismatch' };
}

/** Digests have one length, so the comparison says nothing about either text. */
function sameText(left: string, right: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
