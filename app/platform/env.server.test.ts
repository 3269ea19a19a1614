import { describe, expect, test } from 'vitest';
import { readSettings } from './env.server';

const secret = Buffer.alloc(32, 7).toString('base64');
const VALID = {
  DATABASE_URL: 'mysql://icamo:motdepasse@127.0.0.1:3306/icamo',
  REDIS_URL: 'redis://127.0.0.1:6379',
  ENCRYPTION_KEYS: `k2:${secret},k1:${secret}`,
  AUDIT_KEY: secret,
};

describe('settings', () => {
  test('have safe defaults', () => {
    expect(readSettings(VALID)).toMatchObject({
      NODE_ENV: 'production',
      PORT: 3000,
      HOST: '127.0.0.1',
      appUrl: 'http://localhost:3000',
      WAVE_API_URL: 'https://api.wave.com',
      wavePayOrigin: 'https://pay.wave.com',
      DEMO: false,
      secureCookies: false,
    });
    expect(readSettings(VALID).ENCRYPTION_KEYS.map(({ id }) => id)).toEqual(['k2', 'k1']);
  });

  test('take an empty value for an absent one', () => {
    expect(readSettings({ ...VALID, PORT: '', APP_URL: '', DEMO: '' }).PORT).toBe(3000);
  });

  test.each([
    ['https://icamo.sn/', 'https://icamo.sn', true],
    ['http://icamo.sn', 'http://icamo.sn', true],
    ['http://localhost:8080', 'http://localhost:8080', false],
    ['http://127.0.0.1', 'http://127.0.0.1', false],
    ['http://localhost.icamo.sn', 'http://localhost.icamo.sn', true],
    ['https://localhost', 'https://localhost', true],
  ])('send cookies over %s only as they should', (APP_URL, appUrl, secureCookies) => {
    expect(readSettings({ ...VALID, APP_URL })).toMatchObject({ appUrl, secureCookies });
  });

  test('find where one pays: at Wave, at the simulator, or as told', () => {
    const simulated = { ...VALID, WAVE_API_URL: 'http://127.0.0.1:4010/v1' };
    expect(readSettings(simulated).wavePayOrigin).toBe('http://127.0.0.1:4010');
    const told = { ...simulated, WAVE_PAY_ORIGIN: 'https://pay.example' };
    expect(readSettings(told).wavePayOrigin).toBe('https://pay.example');
    const tricked = { ...VALID, WAVE_API_URL: 'http://localhost.example/v1' };
    expect(readSettings(tricked).wavePayOrigin).toBe('https://pay.wave.com');
  });

  test.each([
    ['PORT', 'abc', 'PORT doit être un nombre de 1 à 65535'],
    ['NODE_ENV', 'prod', 'NODE_ENV vaut development, production ou test'],
    ['APP_URL', 'ftp://icamo.sn', 'APP_URL doit être une adresse http(s) complète'],
    ['APP_URL', 'icamo.sn', 'APP_URL doit être une adresse http(s) complète'],
    ['DATABASE_URL', 'mysql://', 'DATABASE_URL doit nommer hôte et base'],
    ['DATABASE_URL', 'mysql://host:3306', 'DATABASE_URL doit nommer hôte et base'],
    ['REDIS_URL', 'redis://', 'REDIS_URL doit nommer un hôte'],
    ['WAVE_API_URL', 'wave', 'WAVE_API_URL doit être une adresse http(s)'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL vaut debug, info, warn, error ou silent'],
    ['DEMO', 'yes', 'DEMO vaut 0 ou 1'],
    ['STATEMENT_CHECK', 'maybe', 'STATEMENT_CHECK vaut on ou off'],
    ['TRUSTED_PROXIES', 'the proxy', 'TRUSTED_PROXIES : adresses ou réseaux'],
    ['ENCRYPTION_KEYS', `k1:${secret},k1:${secret}`, 'deux clés portent le nom k1'],
  ])('answer %s=%s with a sentence', (name, value, sentence) => {
    const lines = messageOf(() => readSettings({ ...VALID, [name]: value })).split('\n');
    expect(lines).toEqual([
      'Réglages à corriger :',
      expect.stringContaining(`- ${name} : ${sentence}`),
    ]);
  });

  test('trust no proxy unless it is named', () => {
    expect(readSettings(VALID).TRUSTED_PROXIES).toEqual([]);
    const named = readSettings({ ...VALID, TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8, ::1' });
    expect(named.TRUSTED_PROXIES).toEqual(['127.0.0.1', '10.0.0.0/8', '::1']);
  });

  test('name every mistake on a line of its own, and show no value', () => {
    const wrong = {
      DATABASE_URL: 'postgres://icamo:motdepasse@host/base',
      ENCRYPTION_KEYS: 'k1:tropcourte',
      AUDIT_KEY: 'tropcourteaussi',
      PORT: '70000',
      METRICS_TOKEN: 'court',
    };
    const lines = messageOf(() => readSettings(wrong))
      .split('\n')
      .slice(1);
    expect(lines.map((line) => /^- (\w+) : .{5}/.exec(line)?.[1]).sort()).toEqual([
      'AUDIT_KEY',
      'DATABASE_URL',
      'ENCRYPTION_KEYS',
      'METRICS_TOKEN',
      'PORT',
      'REDIS_URL',
    ]);
    expect(lines.join()).not.toMatch(/motdepasse|tropcourte|court,|70000/);
  });

  test('refuse a key without a name or of another length among good ones', () => {
    for (const keys of [
      `:${secret}`,
      `k1:${secret},k2:${secret.slice(4)}`,
      `K1:${secret}`,
      secret,
    ]) {
      expect(messageOf(() => readSettings({ ...VALID, ENCRYPTION_KEYS: keys }))).toContain(
        'ENCRYPTION_KEYS',
      );
    }
  });
});

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return '';
}
