import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createWaveClient } from '~/integrations/wave/wave-client.server';
import type { WaveAttempt, WaveClientSettings } from '~/integrations/wave/wave-request.server';
import { signWebhook } from '~/integrations/wave/webhook-signature.server';
import { API_KEY, START, listen, newCheckout } from './wave-world';

type Reply = (res: ServerResponse) => void;

const balance: Reply = (res) => res.end('{"amount":"1500","currency":"XOF","new_field":1}');
const status =
  (code: number, body = '', headers: Record<string, string> = {}): Reply =>
  (res) =>
    res.writeHead(code, headers).end(body);
const hang: Reply = () => undefined;
const hangUp: Reply = (res) => res.destroy();

/** A server that gives the replies in turn, the last one for ever, and a client that never waits. */
async function newFlakyWorld(replies: Reply[], settings: Partial<WaveClientSettings> = {}) {
  const received: { headers: IncomingHttpHeaders; body: string }[] = [];
  const baseUrl = await listen((req, res) => {
    let body = '';
    req.on('data', (chunk: Buffer) => (body += chunk.toString()));
    req.on('end', () => {
      received.push({ headers: req.headers, body });
      (replies[received.length - 1] ?? replies.at(-1))?.(res);
    });
  });
  const waits: number[] = [];
  const attempts: WaveAttempt[] = [];
  const wave = createWaveClient({
    baseUrl,
    apiKey: API_KEY,
    random: () => 0.5,
    sleep: (milliseconds) => Promise.resolve(waits.push(milliseconds)),
    onAttempt: (attempt) => attempts.push(attempt),
    ...settings,
  });
  return { wave, received, waits, attempts };
}

describe('a call that fails for the moment', () => {
  it.each([408, 500, 502, 503])('is repeated after %i', async (code) => {
    const { wave, received } = await newFlakyWorld([status(code), balance]);
    expect(await wave.getBalance()).toEqual({
      ok: true,
      value: { amountXof: 1500n, currency: 'XOF' },
    });
    expect(received).toHaveLength(2);
  });

  it('is repeated after a broken connection and after a time-out', async () => {
    const { wave, attempts } = await newFlakyWorld([hangUp, hang, balance], { timeoutMs: 100 });
    expect((await wave.getBalance()).ok).toBe(true);
    expect(attempts.map(({ code }) => code)).toEqual(['network-failure', 'timeout', null]);
  });

  it('is repeated with the same key and the same body', async () => {
    const { wave, received } = await newFlakyWorld([status(503), status(503), status(422)]);
    await wave.createCheckout(newCheckout({ idempotencyKey: 'one-and-only' }));
    expect(received.map(({ headers }) => headers['idempotency-key'])).toEqual(
      Array.from({ length: 3 }, () => 'one-and-only'),
    );
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
  });

  it('is given up after four attempts, with doubling waits and jitter', async () => {
    const { wave, received, waits } = await newFlakyWorld([status(500)]);
    expect(await wave.getBalance()).toEqual({
      ok: false,
      code: 'internal-server-error',
      retryable: true,
      status: 500,
      fields: [],
    });
    expect(received).toHaveLength(4);
    expect(waits).toEqual([750, 1500, 3000]);
  });

  it('waits as long as a 429 asks for, within bounds', async () => {
    const tooMany = (after: string) => status(429, '', { 'Retry-After': after });
    const { wave, waits } = await newFlakyWorld([tooMany('7'), tooMany('9999'), status(429)]);
    expect(await wave.getBalance()).toMatchObject({ code: 'too-many-requests', retryable: true });
    expect(waits).toEqual([7_000, 30_000, 5_000]);
  });
});

describe('a call that is refused', () => {
  it.each([400, 401, 403, 404, 409, 422])('is not repeated after %i', async (code) => {
    const { wave, received } = await newFlakyWorld([status(code, '<html>not JSON</html>')]);
    expect(await wave.getBalance()).toMatchObject({ ok: false, retryable: false, status: code });
    expect(received).toHaveLength(1);
  });

  it('is not led to another address, where its key would follow', async () => {
    const { wave, received } = await newFlakyWorld([status(307, '', { Location: '/v1/balance' })]);
    expect(await wave.getBalance()).toMatchObject({ code: 'unexpected-response' });
    expect(received).toHaveLength(1);
  });
});

describe('an answer that cannot be read', () => {
  it.each([
    ['', ['']],
    ['not JSON', ['']],
    ['{"amount":"1500.00","currency":"XOF"}', ['amount']],
    ['{"amount":1500,"currency":"XOF"}', ['amount']],
    ['{"amount":"1500","currency":"USD"}', ['currency']],
  ])('%j is named, and its outcome stays open', async (body, fields) => {
    const { wave } = await newFlakyWorld([status(200, body)]);
    expect(await wave.getBalance()).toEqual({
      ok: false,
      code: 'unexpected-response',
      retryable: true,
      status: 200,
      fields,
    });
  });

  it('is cut off when it is endless', async () => {
    const { wave } = await newFlakyWorld([status(200, ' '.repeat(5_000_001))], { maxAttempts: 1 });
    expect(await wave.getBalance()).toMatchObject({ code: 'unexpected-response' });
  });
});

describe('a request', () => {
  it('carries the key, and amounts as strings', async () => {
    const { wave, received } = await newFlakyWorld([status(422)]);
    await wave.createCheckout(newCheckout({ amountXof: 9_007_199_254_740_993n }));
    expect(received[0]?.headers.authorization).toBe(`Bearer ${API_KEY}`);
    expect(JSON.parse(received[0]?.body ?? '')).toEqual({
      amount: '9007199254740993',
      currency: 'XOF',
      success_url: 'https://ipm.example/success',
      error_url: 'https://ipm.example/error',
      client_reference: 'teranga:42:1',
    });
  });

  it('is signed over its exact body when the wallet has a signing secret', async () => {
    const { wave, received } = await newFlakyWorld([status(422)], {
      signingSecret: 'wave_sn_AKS_test',
      now: () => START,
    });
    await wave.createCheckout(newCheckout());
    const { headers, body } = received[0] ?? { headers: {}, body: '' };
    const expected = signWebhook('wave_sn_AKS_test', START.getTime() / 1000, body);
    expect(headers['wave-signature']).toBe(expected);
  });

  it('tells its observer neither key nor body', async () => {
    const { wave, attempts } = await newFlakyWorld([status(500), status(422)]);
    const result = await wave.createCheckout(newCheckout({ restrictPayerMobile: '+221771234567' }));
    const told = JSON.stringify([attempts, result]);
    for (const secret of [API_KEY, '+221771234567', 'teranga:42:1']) {
      expect(told).not.toContain(secret);
    }
  });

  it('never leaves for a clear-text address that is not this machine', () => {
    expect(() => createWaveClient({ baseUrl: 'http://api.wave.com', apiKey: API_KEY })).toThrow(
      'https',
    );
  });

  it('of nothing, or less, is a bug of its caller', async () => {
    const { wave } = await newFlakyWorld([balance]);
    expect(() => wave.createCheckout(newCheckout({ amountXof: 0n }))).toThrow('positive');
  });
});
