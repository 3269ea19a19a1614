import type { IncomingMessage, ServerResponse } from 'node:http';
import { receiveWaveEvent } from '~/features/payments/receive-wave-event.server';
import { webhookProof, type WebhookProof } from '~/features/payments/wallet.server';
import { parseWebhookEnvelope } from '~/integrations/wave/webhook-event';
import {
  verifyWebhook,
  WEBHOOK_TOLERANCE_SECONDS,
} from '~/integrations/wave/webhook-signature.server';
import type { IpmIdentity } from '~/platform/context';
import { log } from '~/platform/log.server';
import { findIpm, runtime, tenantContext } from '~/platform/runtime.server';

const ADDRESS = /^\/webhooks\/wave\/([\w-]+)$/;
const BODY_LIMIT_BYTES = 256 * 1024;
const REMEMBERED_MS = 10_000;
const REMEMBERED_AT_MOST = 1_000;

/**
 * `POST /webhooks/wave/:ipm`: verified on the raw bytes with that IPM's own secrets, stored once, then
 * 200. What the event means is a job's work. Answers false, and does nothing, for other requests.
 */
export function answerWaveWebhook(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method !== 'POST') return false;
  const slug = ADDRESS.exec((request.url ?? '').split('?', 1)[0] ?? '')?.[1];
  if (slug === undefined) return false;
  const requestId = String(response.getHeader('X-Request-Id') ?? '');
  receive(request, slug, requestId)
    .catch((error: unknown) => {
      log().error({ err: error, requestId, tenant: slug }, 'webhook failed');
      return { status: 503, body: { code: 'try-again' } };
    })
    .then(({ status, body }) => {
      response.statusCode = status;
      response.setHeader('Content-Type', 'application/json');
      // What is left unread of a refused body would be taken for the next request.
      if (!request.complete) response.setHeader('Connection', 'close');
      response.end(JSON.stringify(body));
    })
    .catch(() => undefined);
  return true;
}

type Answer = { readonly status: number; readonly body: object };
type Account = { readonly ipm: IpmIdentity; readonly proof: WebhookProof };

const refusal = (status: number, code: string): Answer => ({ status, body: { code } });

/**
 * Whose address it is and how Wave proves itself there is remembered for a few seconds. The write
 * asks the database whether that still stands; when it does not, or nothing fits, it is read anew.
 */
async function receive(request: IncomingMessage, slug: string, requestId: string): Promise<Answer> {
  const rawBody = await readBody(request);
  if (rawBody === null) return refusal(413, 'too-large');
  const known = accounts.get(slug);
  if (known !== undefined && known.until > performance.now()) {
    const answer = await take(known, request, rawBody, requestId);
    if (answer.status !== 401 && answer.status !== 503) return answer;
  }
  const account = await lookUp(slug);
  return account === null
    ? refusal(404, 'unknown-wallet')
    : take(account, request, rawBody, requestId);
}

async function take(
  { ipm, proof }: Account,
  { headers }: IncomingMessage,
  rawBody: Buffer,
  requestId: string,
): Promise<Answer> {
  const ctx = tenantContext(runtime(), { ipm, user: null, actor: 'Wave', requestId });
  const { strategy, secrets } = proof;
  const signature = headers['wave-signature'];
  const verified = verifyWebhook({
    header: strategy === 'shared-secret' || typeof signature !== 'string' ? null : signature,
    authorization: strategy === 'signing' ? null : (headers.authorization ?? null),
    rawBody,
    secrets,
    nowSeconds: Math.floor(ctx.now.getTime() / 1000),
    toleranceSeconds: WEBHOOK_TOLERANCE_SECONDS,
  });
  if (!verified.ok) {
    log().warn({ tenant: ipm.slug, requestId, reason: verified.reason }, 'webhook refused');
    return refusal(401, verified.reason);
  }
  const envelope = parseWebhookEnvelope(rawBody.toString('utf8'));
  if (envelope === null) return refusal(400, 'not-an-event');
  const { id: eventId, type } = envelope;
  const outcome = await receiveWaveEvent(ctx, { eventId, type, rawBody, proof });
  if (outcome === 'proof-withdrawn') return refusal(503, 'try-again');
  return { status: 200, body: { received: true, duplicate: outcome === 'known' } };
}

const accounts = new Map<string, Account & { readonly until: number }>();

async function lookUp(slug: string): Promise<Account | null> {
  const source = runtime();
  const ipm = await findIpm(source, { slug });
  if (ipm === null) return null;
  const ctx = tenantContext(source, { ipm, user: null, actor: 'Wave', requestId: '' });
  const account = { ipm, proof: await webhookProof(ctx) };
  if (accounts.size >= REMEMBERED_AT_MOST) accounts.clear();
  accounts.set(slug, { ...account, until: performance.now() + REMEMBERED_MS });
  return account;
}

/** The bytes as they came; null when they are too many, as soon as that is known. */
function readBody(request: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length <= BODY_LIMIT_BYTES) return;
      request.pause();
      resolve(null);
    });
    request.once('end', () => {
      resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks));
    });
    request.once('error', reject);
  });
}
