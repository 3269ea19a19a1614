import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { refuse } from './api-answer';
import type { ApiAnswer } from './api-answer';
import { authenticate } from './api-authentication';
import type { Fault, SimulatorContext } from './simulator-context.server';
import type { Wallet } from './simulator-state';

export type ApiRequest = {
  wallet: Wallet;
  params: Record<string, string>;
  query: Record<string, unknown>;
  body: unknown;
  /** Where the caller reached the simulator, and where pay pages are. */
  origin: string;
};

export type ApiHandler = (context: SimulatorContext, request: ApiRequest) => ApiAnswer;

/** What every API call shares: key, faults asked for, JSON, idempotency. */
export function apiCall(
  context: SimulatorContext,
  handler: ApiHandler,
  options: { keyRequired: boolean } = { keyRequired: false },
) {
  return (req: Request, res: Response): void => {
    const fault = takeFault(context, req.get('Authorization'));
    const result =
      fault === null || fault.afterEffect ? runCall(context, handler, options, req) : null;
    if (fault === null) {
      if (result !== null) sendAnswer(res, result);
    } else if (fault.status === 0) {
      req.socket.destroy();
    } else {
      if (fault.retryAfterSeconds !== null) res.set('Retry-After', String(fault.retryAfterSeconds));
      sendAnswer(res, refuse(fault.status, fault.code, 'Fault asked for by the control API'));
    }
  };
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

function takeFault(context: SimulatorContext, authorization: string | undefined): Fault | null {
  const authentication = authenticate(context.store.state, authorization);
  const walletId = authentication.ok ? authentication.wallet.walletId : null;
  const fault = context.faults.find(
    (candidate) =>
      candidate.remaining > 0 && (candidate.walletId === null || candidate.walletId === walletId),
  );
  if (fault === undefined) return null;
  fault.remaining -= 1;
  return fault;
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
