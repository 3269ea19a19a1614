import express, { type Request, type Response, type Router } from 'express';
import { receiveWaveEvent } from '~/features/payments/receive-wave-event.server';
import { webhookProof } from '~/features/payments/wallet.server';
import { parseWebhookEnvelope } from '~/integrations/wave/webhook-event';
import {
  verifyWebhook,
  WEBHOOK_TOLERANCE_SECONDS,
} from '~/integrations/wave/webhook-signature.server';
import { log } from '~/platform/log.server';
import type { IpmIdentity } from '~/platform/context';
import { findIpm, runtime, tenantContext, type Runtime } from '~/platform/runtime.server';

const BODY_LIMIT = '256kb';
/** Who an address belongs to hardly ever changes; secrets are read anew for each event. */
const IPM_REMEMBERED_MS = 10_000;
const IPMS_REMEMBERED = 1_000;

/**
 * `POST /webhooks/wave/:ipm`: verified on the raw bytes with that IPM's own secrets, stored once, then
 * 200. What the event means is a job's work.
 */
export function waveWebhook(): Router {
  const router = express.Router();
  router.post(
    '/webhooks/wave/:ipm',
    express.raw({ type: () => true, limit: BODY_LIMIT }),
    (request, response, next) => {
      receive(request, response).catch(next);
    },
  );
  return router;
}

async function receive(request: Request, response: Response): Promise<void> {
  const source = runtime();
  const ipm = await ipmOf(source, String(request.params.ipm));
  const requestId = String(response.locals.requestId ?? '');
  if (ipm === null) {
    refuse(response, 404, 'unknown-wallet');
    return;
  }
  const ctx = tenantContext(source, { ipm, user: null, actor: 'Wave', requestId });
  const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const { strategy, secrets } = await webhookProof(ctx);
  const verified = verifyWebhook({
    header: strategy === 'shared-secret' ? null : (request.get('Wave-Signature') ?? null),
    authorization: strategy === 'signing' ? null : (request.get('Authorization') ?? null),
    rawBody,
    secrets,
    nowSeconds: Math.floor(ctx.now.getTime() / 1000),
    toleranceSeconds: WEBHOOK_TOLERANCE_SECONDS,
  });
  if (!verified.ok) {
    log().warn({ tenant: ipm.slug, requestId, reason: verified.reason }, 'webhook refused');
    refuse(response, 401, verified.reason);
    return;
  }
  const envelope = parseWebhookEnvelope(rawBody.toString('utf8'));
  if (envelope === null) {
    refuse(response, 400, 'not-an-event');
    return;
  }
  const isNew = await receiveWaveEvent(ctx, { eventId: envelope.id, type: envelope.type, rawBody });
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify({ received: true, duplicate: !isNew }));
}

const remembered = new Map<string, { readonly ipm: IpmIdentity; readonly until: number }>();

async function ipmOf(source: Runtime, slug: string): Promise<IpmIdentity | null> {
  const now = performance.now();
  const known = remembered.get(slug);
  if (known !== undefined && known.until > now) return known.ipm;
  const ipm = await findIpm(source, { slug });
  if (remembered.size >= IPMS_REMEMBERED) remembered.clear();
  if (ipm !== null) remembered.set(slug, { ipm, until: now + IPM_REMEMBERED_MS });
  return ipm;
}

function refuse(response: Response, status: number, code: string): void {
  response.status(status).json({ code });
}
