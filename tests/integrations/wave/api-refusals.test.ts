import { describe, expect, it } from 'vitest';
import { createWaveClient } from '~/integrations/wave/wave-client.server';
import { API_KEY, newCheckout, newClient, newWaveWorld } from './wave-world';

const VALID = {
  amount: '15000',
  currency: 'XOF',
  success_url: 'https://ipm.example/success',
  error_url: 'https://ipm.example/error',
  client_reference: 'teranga:42:1',
};

async function post(url: string, body: unknown, authorization?: string) {
  const response = await fetch(`${url}/v1/checkout/sessions`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: authorization === undefined ? {} : { Authorization: authorization },
  });
  const json = (await response.json()) as {
    code?: string;
    details?: { loc: string[]; msg: string; type: string }[];
  };
  return { status: response.status, json };
}

describe('the key', () => {
  it.each([
    [undefined, 401, 'missing-auth-header'],
    ['Basic abc', 401, 'invalid-auth'],
    ['Bearer ', 401, 'api-key-not-provided'],
    ['Bearer wave_sn_test_unknown', 401, 'no-matching-api-key'],
    ['Bearer wave_sn_test_key_revoked', 401, 'api-key-revoked'],
  ])('%s is answered %i %s', async (authorization, status, code) => {
    const { url } = await newWaveWorld();
    const result = await post(url, VALID, authorization);
    expect(result.status).toBe(status);
    expect(result.json.code).toBe(code);
  });

  it('of a disabled wallet is answered 403, and the client says so', async () => {
    const { wave } = await newWaveWorld({ wallet: { disabled: true } });
    expect(await wave.getBalance()).toMatchObject({ code: 'disabled-wallet', status: 403 });
  });

  it('that is unknown or revoked is a final refusal for the client', async () => {
    const { url } = await newWaveWorld();
    expect(await newClient(url, 'wave_sn_test_unknown').getBalance()).toMatchObject({
      code: 'no-matching-api-key',
      retryable: false,
    });
    expect(await newClient(url, 'wave_sn_test_key_revoked').getBalance()).toMatchObject({
      code: 'api-key-revoked',
    });
  });
});

describe('a wallet that wants signed requests', () => {
  it('refuses one without a signature, and one signed with another secret', async () => {
    const requestSigningSecret = 'wave_sn_AKS_teranga';
    const { url, clock } = await newWaveWorld({ wallet: { requestSigningSecret } });
    const signed = (signingSecret?: string) =>
      createWaveClient({
        baseUrl: url,
        apiKey: API_KEY,
        now: () => clock.now,
        ...(signingSecret === undefined ? {} : { signingSecret }),
      });
    expect(await signed().createCheckout(newCheckout())).toMatchObject({ code: 'invalid-auth' });
    const stranger = signed('wave_sn_AKS_stranger');
    expect(await stranger.createCheckout(newCheckout())).toMatchObject({ code: 'invalid-auth' });
    const own = signed(requestSigningSecret);
    expect((await own.createCheckout(newCheckout())).ok).toBe(true);
    expect((await own.getBalance()).ok).toBe(true);
  });
});

describe('the request', () => {
  it.each([
    ['amount', '15000.00'],
    ['amount', '0'],
    ['amount', '-1'],
    ['amount', '015'],
    ['amount', ''],
    ['amount', 15000],
    ['currency', 'EUR'],
    ['success_url', 'http://ipm.example/success'],
    ['success_url', 'javascript:alert(1)'],
    ['error_url', undefined],
    ['client_reference', 'x'.repeat(256)],
    ['restrict_payer_mobile', '771234567'],
  ])('is refused when %s is %j', async (field, value) => {
    const { url } = await newWaveWorld();
    const { status, json } = await post(url, { ...VALID, [field]: value }, `Bearer ${API_KEY}`);
    expect(status).toBe(422);
    expect(json.code).toBe('request-validation-error');
    expect(json.details?.map((detail) => detail.loc)).toEqual([['body', field]]);
  });

  it.each([
    ['amount', '15000'],
    ['client_reference', 'x'.repeat(255)],
    ['success_url', 'http://localhost:3000/back'],
    ['success_url', 'http://127.0.0.1:3000/back'],
  ])('is accepted when %s is %j', async (field, value) => {
    const { url } = await newWaveWorld();
    const { status } = await post(url, { ...VALID, [field]: value }, `Bearer ${API_KEY}`);
    expect(status).toBe(200);
  });

  it('that is not JSON is answered 400', async () => {
    const { url } = await newWaveWorld();
    const { status, json } = await post(url, '{"amount":', `Bearer ${API_KEY}`);
    expect([status, json.code]).toEqual([400, 'request-not-json']);
  });

  it('names the refused fields to the client, which never sends it again', async () => {
    const { wave } = await newWaveWorld();
    const result = await wave.createCheckout(newCheckout({ successUrl: 'http://ipm.example/' }));
    expect(result).toEqual({
      ok: false,
      code: 'request-validation-error',
      retryable: false,
      status: 422,
      fields: ['body.success_url'],
    });
  });
});

describe('a code', () => {
  it('that is new is read by its status', async () => {
    const { wave, control } = await newWaveWorld();
    await control('POST', '/faults', { status: 404, code: 'something-new' });
    expect(await wave.getBalance()).toMatchObject({ code: 'not-found' });
    await control('POST', '/faults', { status: 418, code: 'something-new' });
    expect(await wave.getBalance()).toMatchObject({ code: 'unknown-error' });
  });
});
