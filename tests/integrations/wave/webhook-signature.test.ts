import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signWebhook, verifyWebhook } from '~/integrations/wave/webhook-signature.server';

const SECRET = 'wave_sn_WHS_xz4m6g8rjs9bshxy05xj4khcvjv7j3hcp4fbpvv6met0zdrjvezg';
const BODY = '{"id":"EV_1","type":"test.test_event","data":{"nom":"Aïssatou"}}';
const NOW = 1_639_081_943;

/** Computed with `printf %s "$t$body" | openssl dgst -sha256 -hmac "$secret"`. */
const KNOWN_DIGEST = 'b81adfa5bfa4f7f661f0c3e241a7e892e1b2a71b33e6b2a78365434dcb7e6254';

function verify(changes: Partial<Parameters<typeof verifyWebhook>[0]> = {}) {
  return verifyWebhook({
    header: `t=${NOW},v1=${KNOWN_DIGEST}`,
    authorization: null,
    rawBody: Buffer.from(BODY),
    secrets: [SECRET],
    nowSeconds: NOW,
    toleranceSeconds: 300,
    ...changes,
  });
}

describe('the signing strategy', () => {
  it('is HMAC-SHA256 of the timestamp joined to the raw body, in lower-case hexadecimal', () => {
    expect(signWebhook(SECRET, NOW, BODY)).toBe(`t=${NOW},v1=${KNOWN_DIGEST}`);
    expect(verify()).toEqual({ ok: true, strategy: 'signing' });
  });

  it('accepts any of several signatures, with any of several secrets', () => {
    const header = `t=${NOW},v1=${'0'.repeat(64)},v1=${KNOWN_DIGEST}`;
    expect(verify({ header, secrets: ['new-secret', SECRET] }).ok).toBe(true);
    expect(verify({ header, secrets: ['new-secret'] })).toEqual({ ok: false, reason: 'mismatch' });
  });

  it('counts bytes, not JSON: one space more and it does not match', () => {
    expect(verify({ rawBody: Buffer.from(`${BODY} `) })).toEqual({ ok: false, reason: 'mismatch' });
  });

  it('refuses the separator that some libraries put between timestamp and body', () => {
    const digest = createHmac('sha256', SECRET).update(`${NOW}.${BODY}`).digest('hex');
    expect(verify({ header: `t=${NOW},v1=${digest}` })).toEqual({ ok: false, reason: 'mismatch' });
  });

  it('refuses a digest in capitals', () => {
    const header = `t=${NOW},v1=${KNOWN_DIGEST.toUpperCase()}`;
    expect(verify({ header })).toEqual({ ok: false, reason: 'mismatch' });
  });

  it.each([
    [300, true],
    [-300, true],
    [301, false],
    [-301, false],
  ])('%i seconds away from now: accepted %s', (seconds, accepted) => {
    const result = verify({ nowSeconds: NOW + seconds });
    expect(result.ok).toBe(accepted);
    if (!result.ok) expect(result.reason).toBe('stale');
  });

  it('a timestamp that was changed does not match', () => {
    expect(verify({ header: `t=${NOW + 1},v1=${KNOWN_DIGEST}` })).toEqual({
      ok: false,
      reason: 'mismatch',
    });
  });

  it.each([
    '',
    'nonsense',
    `v1=${KNOWN_DIGEST}`,
    `t=${NOW}`,
    `t=now,v1=${KNOWN_DIGEST}`,
    `t=-1,v1=${KNOWN_DIGEST}`,
    `t=${NOW},t=${NOW},v1=${KNOWN_DIGEST}`,
    `t=${NOW}${',v1=00'.repeat(11)}`,
  ])('a header like %j is malformed', (header) => {
    expect(verify({ header })).toEqual({ ok: false, reason: 'malformed' });
  });

  it('decides alone when its header is there, whatever Authorization says', () => {
    const header = `t=${NOW},v1=${'0'.repeat(64)}`;
    expect(verify({ header, authorization: `Bearer ${SECRET}` })).toEqual({
      ok: false,
      reason: 'mismatch',
    });
  });

  it('never matches without a secret', () => {
    expect(verify({ secrets: [] })).toEqual({ ok: false, reason: 'mismatch' });
  });
});

describe('the shared-secret strategy', () => {
  it('accepts any of the secrets and nothing else', () => {
    const shared = (authorization: string | null) => verify({ header: null, authorization });
    expect(shared(`Bearer ${SECRET}`)).toEqual({ ok: true, strategy: 'shared-secret' });
    expect(shared(`Bearer ${SECRET}x`)).toEqual({ ok: false, reason: 'mismatch' });
    expect(shared('Bearer ')).toEqual({ ok: false, reason: 'mismatch' });
    expect(shared(`Basic ${SECRET}`)).toEqual({ ok: false, reason: 'malformed' });
    expect(shared(null)).toEqual({ ok: false, reason: 'missing-signature' });
  });
});
