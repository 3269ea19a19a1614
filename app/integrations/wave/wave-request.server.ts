import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { WaveCall } from './wave-calls';
import { isRetryableStatus, waveErrorCode } from './wave-errors';
import type { WaveErrorCode } from './wave-errors';
import type { WaveResult } from './wave-port';
import { signWebhook } from './webhook-signature.server';

const REQUEST_TIMEOUT_MS = 10_000;
const MAX_ATTEMPTS = 4;
const FIRST_BACKOFF_MS = 1_000;
const MAX_BACKOFF_MS = 30_000;
/** Wave publishes no figure for 429 and may send no `Retry-After`. */
const RATE_LIMIT_WAIT_MS = 5_000;
const MAX_RESPONSE_BYTES = 5_000_000;

export type WaveClientSettings = {
  /** Origin of the API, without the version: `https://api.wave.com`. */
  baseUrl: string;
  apiKey: string;
  /** When set, outgoing calls carry a `Wave-Signature`. */
  signingSecret?: string;
  timeoutMs?: number;
  /** Attempts in all, the first included. A page that waits passes fewer than a job. */
  maxAttempts?: number;
  sleep?: (milliseconds: number) => Promise<unknown>;
  now?: () => Date;
  /** In [0, 1); the jitter of the back-off. */
  random?: () => number;
  /** Told of every attempt; receives neither keys nor bodies. */
  onAttempt?: (attempt: WaveAttempt) => void;
};

export type WaveAttempt = {
  call: string;
  attempt: number;
  durationMs: number;
  status: number | null;
  code: WaveErrorCode | null;
};

export type WaveRequest = {
  /** Name of the call, also for logs: free of personal data. */
  call: WaveCall;
  method: 'GET' | 'POST';
  path: string;
  query?: Record<string, string>;
  body?: object;
  idempotencyKey?: string;
};

type Failure = Extract<WaveResult<never>, { ok: false }>;
type Answer = WaveResult<unknown> & { waitMs?: number };

/**
 * One logical call: repeats with the same idempotency key on 408, 429, 5xx, time-outs and broken
 * connections, and reads the answer with `schema`.
 */
export async function sendWaveRequest<T>(
  settings: WaveClientSettings,
  request: WaveRequest,
  schema: z.ZodType<T>,
): Promise<WaveResult<T>> {
  const maxAttempts = settings.maxAttempts ?? MAX_ATTEMPTS;
  const sleep = settings.sleep ?? delay;
  for (let attempt = 1; ; attempt += 1) {
    const answer = await attemptOnce(settings, request, attempt);
    if (answer.ok) return readAnswer(answer.value, schema);
    const { waitMs, ...refusal } = answer;
    if (!refusal.retryable || attempt >= maxAttempts) return refusal;
    await sleep(waitMs ?? backoffMs(attempt, settings.random ?? Math.random));
  }
}

/** Doubles from one second; the jitter keeps clients that failed together from returning together. */
function backoffMs(attempt: number, random: () => number): number {
  const full = Math.min(FIRST_BACKOFF_MS * 2 ** (attempt - 1), MAX_BACKOFF_MS);
  return Math.round(full / 2 + (full / 2) * random());
}

async function attemptOnce(
  settings: WaveClientSettings,
  request: WaveRequest,
  attempt: number,
): Promise<Answer> {
  const startedAt = performance.now();
  const answer = await exchange(settings, request);
  settings.onAttempt?.({
    call: request.call,
    attempt,
    durationMs: Math.round(performance.now() - startedAt),
    status: answer.ok ? 200 : answer.status,
    code: answer.ok ? null : answer.code,
  });
  return answer;
}

async function exchange(settings: WaveClientSettings, request: WaveRequest): Promise<Answer> {
  const body = request.body === undefined ? undefined : JSON.stringify(request.body);
  try {
    const response = await fetch(requestUrl(settings.baseUrl, request), {
      method: request.method,
      headers: requestHeaders(settings, request, body),
      // A redirect would carry the key to another origin.
      redirect: 'manual',
      signal: AbortSignal.timeout(settings.timeoutMs ?? REQUEST_TIMEOUT_MS),
      ...(body === undefined ? {} : { body }),
    });
    const text = await readLimited(response);
    if (text === null) {
      const retryable = response.ok || isRetryableStatus(response.status);
      return failure('unexpected-response', response.status, retryable);
    }
    if (response.ok) return { ok: true, value: parseJson(text) };
    return refused(response, text);
  } catch (error) {
    // The error of fetch is dropped on purpose: its text may quote the address and the headers.
    const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
    return failure(timedOut ? 'timeout' : 'network-failure', null, true);
  }
}

function requestUrl(baseUrl: string, { path, query }: WaveRequest): URL {
  const url = new URL(path, baseUrl);
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
  return url;
}

function requestHeaders(
  settings: WaveClientSettings,
  request: WaveRequest,
  body: string | undefined,
): Record<string, string> {
  const headers: Record<string, string> = {
    Accept: 'application/json',
    Authorization: `Bearer ${settings.apiKey}`,
  };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (request.idempotencyKey !== undefined) headers['Idempotency-Key'] = request.idempotencyKey;
  if (settings.signingSecret !== undefined) {
    const now = settings.now ?? (() => new Date());
    const timestamp = Math.floor(now().getTime() / 1000);
    headers['Wave-Signature'] = signWebhook(settings.signingSecret, timestamp, body ?? '');
  }
  return headers;
}

const errorBody = z.object({
  code: z.string().nullish(),
  details: z
    .array(z.object({ loc: z.array(z.union([z.string(), z.number()])) }))
    .nullish()
    .catch(null),
});

function refused(response: Response, text: string): Answer {
  const parsed = errorBody.safeParse(parseJson(text));
  const { status } = response;
  const retryable = isRetryableStatus(status);
  const code = waveErrorCode(status, parsed.data?.code ?? null);
  const fields = (parsed.data?.details ?? []).map((detail) => detail.loc.join('.'));
  const answer: Answer = { ...failure(code, status, retryable), fields };
  return status === 429 ? { ...answer, waitMs: rateLimitWaitMs(response) } : answer;
}

function rateLimitWaitMs(response: Response): number {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  if (!Number.isFinite(seconds) || seconds < 0) return RATE_LIMIT_WAIT_MS;
  return Math.min(seconds * 1000, MAX_BACKOFF_MS);
}

function readAnswer<T>(value: unknown, schema: z.ZodType<T>): WaveResult<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const fields = parsed.error.issues.map((issue) => issue.path.join('.'));
  // Accepted but unreadable: it may have been done, so only the same key may ever be sent again.
  return { ...failure('unexpected-response', 200, true), fields };
}

function failure(code: WaveErrorCode, status: number | null, retryable: boolean): Failure {
  return { ok: false, code, retryable, status, fields: [] };
}

/** Null when the answer is larger than anything Wave has to say. */
async function readLimited(response: Response): Promise<string | null> {
  if (response.body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > MAX_RESPONSE_BYTES) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function parseJson(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
