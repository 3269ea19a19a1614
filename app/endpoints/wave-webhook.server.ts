import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
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
import type { RequestFacts } from './request-facts';

const ADDRESS = /^\/webhooks\/wave\/([\w-]+)$/;
const BODY_LIMIT_BYTES = 256 * 1024;
const REMEMBERED_MS = 10_000;
const REMEMBERED_AT_MOST = 1_000;

/**
 * `POST /webhooks/wave/:ipm`: verified on the raw bytes with that IPM's own secrets, stored once, then
 * 200. What the event means is a job's work. Answers false, and does nothing, for other requests.
 */
export function answerWaveWebhook(
  request: IncomingMessage,
  response: ServerResponse,
  { path, requestId }: RequestFacts,
): boolean {
  const slug = ADDRESS.exec(path)?.[1];
  if (request.method !== 'POST' || slug === undefined) return false;
  receive(request, slug, requestId)
    .catch((error: unknown): Answer => {
      log().error({ err: error, requestId, tenant: slug }, 'webhook failed');
      return refusal(503, 'try-again');
    })
    .then(({ status, body }) => {
      response.statusCode = status;
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(body));
      if (status === 401) log().warn({ tenant: slug, requestId, ...body }, 'webhook refused');
    })
    .catch(() => undefined);
  return true;
}

type Answer = { readonly status: number; readonly body: object };
type Account = { readonly ipm: IpmIdentity; readonly proof: WebhookProof };
type Delivery = { readonly headers: IncomingHttpHeaders; readonly rawBody: Buffer };

const refusal = (status: number, code: string): Answer => ({ status, body: { code } });

/**
 * Whose address it is and how Wave proves itself there is remembered for a few seconds. The write
 * asks the database whether that still stands; when it does not, or nothing fits, it is read anew.
 */
async function receive(request: IncomingMessage, slug: string, requestId: string): Promise<Answer> {
  const rawBody = await readBody(request);
  if (rawBody === 'cut-off') return refusal(400, rawBody);
  if (rawBody === 'too-large') return refusal(413, rawBody);
  const delivery = { headers: request.headers, rawBody };
  const known = accounts.get(slug);
  if (known !== undefined && known.until > performance.now()) {
    const taken = await take(known, delivery, requestId);
    if (!('doubt' in taken)) return taken;
  }
  const account = await lookUp(slug);
  if (account === null) return refusal(404, 'unknown-wallet');
  const taken = await take(account, delivery, requestId);
  return 'doubt' in taken ? taken.doubt : taken;
}

/** `doubt`: what is answered unless another proof than this one is in force by now. */
async function take(
  { ipm, proof }: Account,
  { headers, rawBody }: Delivery,
  requestId: string,
): Promise<Answer | { readonly doubt: Answer }> {
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
  if (!verified.ok) return { doubt: refusal(401, verified.reason) };
  const envelope = parseWebhookEnvelope(rawBody.toString('utf8'));
  if (envelope === null) return refusal(400, 'not-an-event');
  const { id: eventId, type } = envelope;
  const outcome = await receiveWaveEvent(ctx, { eventId, type, rawBody, proof });
  if (outcome === 'proof-withdrawn') return { doubt: refusal(503, 'try-again') };
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

/** The bytes as they came; of too many, what is over is read and dropped: else nobody hears the answer. */
function readBody(request: IncomingMessage): Promise<Buffer | 'too-large' | 'cut-off'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= BODY_LIMIT_BYTES) chunks.push(chunk);
    });
    request.once('end', () => {
      resolve(length > BODY_LIMIT_BYTES ? 'too-large' : Buffer.concat(chunks));
    });
    request.once('error', () => {
      resolve('cut-off');
    });
  });
}
