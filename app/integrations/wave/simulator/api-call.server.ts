import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import type { WaveCall } from '../wave-calls';
import { WEBHOOK_TOLERANCE_SECONDS, verifyWebhook } from '../webhook-signature.server';
import { refuse } from './api-answer';
import type { ApiAnswer } from './api-answer';
import { authenticate } from './api-authentication';
import type { SimulatorContext } from './simulator-context.server';
import type { Fault, Wallet } from './simulator-state';

export type ApiRequest = {
  wallet: Wallet;
  params: Record<string, string>;
  query: Record<string, unknown>;
  body: unknown;
  /** Where the caller reached the simulator, and where pay pages are. */
  origin: string;
};

export type ApiHandler = (context: SimulatorContext, request: ApiRequest) => ApiAnswer;

/** What every API call shares: key, faults asked for, signature, JSON, idempotency. */
export function apiCall(
  context: SimulatorContext,
  call: WaveCall,
  handler: ApiHandler,
  options: { keyRequired: boolean } = { keyRequired: false },
) {
  const run = (req: Request) => runCall(context, handler, options, req);
  return (req: Request, res: Response): void => {
    const fault = takeFault(context, call, req.get('Authorization'));
    if (fault === null) {
      sendAnswer(res, run(req));
      return;
    }
    const result = fault.afterEffect || fault.status === null ? run(req) : null;
    afterDelay(fault.delayMs, () => {
      spoil(fault, result, req, res);
    });
  };
}

function spoil(fault: Fault, result: ApiAnswer | null, req: Request, res: Response): void {
  if (fault.status === null && result !== null) {
    sendAnswer(res, result);
  } else if (fault.status === null || fault.status === 0) {
    req.socket.destroy();
  } else {
    if (fault.retryAfterSeconds !== null) res.set('Retry-After', String(fault.retryAfterSeconds));
    sendAnswer(res, refuse(fault.status, fault.code, 'Fault asked for by the control API'));
  }
}

/** The timer alone keeps no process alive: who stops the simulator does not wait for it. */
function afterDelay(delayMs: number, work: () => void): void {
  if (delayMs === 0) work();
  else setTimeout(work, delayMs).unref();
}

function runCall(
  context: SimulatorContext,
  handler: ApiHandler,
  options: { keyRequired: boolean },
  req: Request,
): ApiAnswer {
  const authentication = authenticate(context.store.state, req.get('Authorization'));
  if (!authentication.ok) return authentication.answer;
  const rawBody = Buffer.isBuffer(req.body) ? req.body.toString('utf8') : '';
  if (!isSigned(context, authentication.wallet, req, rawBody)) {
    return refuse(401, 'invalid-auth', 'The request signature is missing or wrong');
  }
  const json = parseBody(rawBody);
  if (!json.ok) return refuse(400, 'request-not-json', 'The request body is not JSON');
  const key = req.get('Idempotency-Key') ?? null;
  if (options.keyRequired && key === null) return missingKey();
  const { wallet } = authentication;
  const request: ApiRequest = {
    wallet,
    params: req.params,
    query: req.query,
    body: json.value,
    origin: `${req.protocol}://${req.get('Host') ?? 'localhost'}`,
  };
  if (key === null || req.method !== 'POST') return handler(context, request);
  const digest = createHash('sha256').update(rawBody).digest('hex');
  return once(context, `${wallet.walletId} ${key}`, `${req.path} ${digest}`, () =>
    handler(context, request),
  );
}

/** A success is answered again as it was; a refusal moved nothing, so its key may be used again. */
function once(
  context: SimulatorContext,
  key: string,
  request: string,
  run: () => ApiAnswer,
): ApiAnswer {
  const { replays } = context.store.state;
  const replay = replays[key];
  if (replay !== undefined) {
    if (replay.request === request) return { status: replay.status, body: replay.body };
    return refuse(409, 'idempotency-mismatch', 'This idempotency key came with another request');
  }
  const result = run();
  if (result.status < 300) {
    // A copy: the session goes on living, the stored answer does not.
    replays[key] = { request, status: result.status, body: structuredClone(result.body) };
    context.store.changed();
  }
  return result;
}

function missingKey(): ApiAnswer {
  const loc = ['header', 'idempotency-key'];
  const details = [{ loc, msg: 'field required', type: 'value_error.missing' }];
  const body = { code: 'request-validation-error', message: 'Request invalid', details };
  return { status: 422, body };
}

function takeFault(
  { store }: SimulatorContext,
  call: WaveCall,
  authorization: string | undefined,
): Fault | null {
  const { faults } = store.state;
  if (faults.length === 0) return null;
  const authentication = authenticate(store.state, authorization);
  const walletId = authentication.ok ? authentication.wallet.walletId : null;
  const position = faults.findIndex(
    (fault) =>
      (fault.call === null || fault.call === call) &&
      (fault.walletId === null || fault.walletId === walletId),
  );
  const fault = faults[position];
  if (fault === undefined) return null;
  fault.remaining -= 1;
  if (fault.remaining <= 0) faults.splice(position, 1);
  store.changed();
  return fault;
}

function isSigned(
  { now }: SimulatorContext,
  { requestSigningSecret }: Wallet,
  req: Request,
  rawBody: string,
): boolean {
  if (requestSigningSecret == null) return true;
  return verifyWebhook({
    header: req.get('Wave-Signature') ?? '',
    authorization: null,
    rawBody: Buffer.from(rawBody),
    secrets: [requestSigningSecret],
    nowSeconds: Math.floor(now().getTime() / 1000),
    toleranceSeconds: WEBHOOK_TOLERANCE_SECONDS,
  }).ok;
}

export function sendAnswer(res: Response, { status, body }: ApiAnswer): void {
  res.status(status);
  if (body === null) res.end();
  else res.json(body);
}

function parseBody(rawBody: string): { ok: true; value: unknown } | { ok: false } {
  if (rawBody === '') return { ok: true, value: {} };
  try {
    return { ok: true, value: JSON.parse(rawBody) };
  } catch {
    return { ok: false };
  }
}
