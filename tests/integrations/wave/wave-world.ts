import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import { createSimulatorClient } from '~/integrations/wave/simulator-client.server';
import type { WaveSimulatorPort } from '~/integrations/wave/simulator-port';
import { createSimulator } from '~/integrations/wave/simulator/simulator.server';
import type { SimulatorOptions } from '~/integrations/wave/simulator/simulator.server';
import { createWaveClient } from '~/integrations/wave/wave-client.server';
import type { WavePort, WaveResult } from '~/integrations/wave/wave-port';

export const API_KEY = 'wave_sn_test_key_teranga';
export const WEBHOOK_SECRET = 'wave_sn_WHS_teranga_secret';
export const START = new Date('2026-03-10T09:00:00.000Z');

export type Delivered = { headers: IncomingHttpHeaders; rawBody: Buffer };

export type WaveWorld = {
  url: string;
  wave: WavePort;
  /** Another wallet of the same simulator. */
  otherWave: WavePort;
  delivered: Delivered[];
  clock: { now: Date };
  simulator: WaveSimulatorPort;
  control: <T>(method: 'GET' | 'POST', path: string, body?: unknown) => Promise<T>;
};

/** A simulator with two wallets, clients for both, and a receiver for the first one's webhooks. */
export async function newWaveWorld(
  options: Partial<SimulatorOptions> & {
    openingBalanceXof?: string;
    wallet?: object;
    answerWebhook?: (delivery: number) => number;
  } = {},
): Promise<WaveWorld> {
  const { openingBalanceXof = '0', wallet = {}, answerWebhook = () => 200, ...rest } = options;
  const delivered: Delivered[] = [];
  const receiverUrl = await listen((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      delivered.push({ headers: req.headers, rawBody: Buffer.concat(chunks) });
      res.writeHead(answerWebhook(delivered.length)).end();
    });
  });
  const clock = { now: START };
  const simulator = await createSimulator({
    port: 0,
    now: () => clock.now,
    webhookRetryDelaysMs: [1, 1, 1],
    wallets: [
      {
        walletId: 'teranga',
        businessName: 'IPM Teranga',
        apiKey: API_KEY,
        revokedApiKeys: ['wave_sn_test_key_revoked'],
        webhookSecret: WEBHOOK_SECRET,
        webhookUrl: `${receiverUrl}/webhooks/wave/teranga`,
        openingBalanceXof,
        ...wallet,
      },
      {
        walletId: 'baobab',
        businessName: 'IPM Baobab',
        apiKey: 'wave_sn_test_key_baobab',
        webhookSecret: 'wave_sn_WHS_baobab_secret',
        webhookUrl: `${receiverUrl}/webhooks/wave/baobab`,
      },
    ],
    ...rest,
  });
  onTestFinished(simulator.close);
  const { url } = simulator;
  return {
    url,
    wave: newClient(url, API_KEY),
    otherWave: newClient(url, 'wave_sn_test_key_baobab'),
    delivered,
    clock,
    simulator: createSimulatorClient(url),
    control: (method, path, body) => controlCall(url, method, path, body),
  };
}

export function newClient(baseUrl: string, apiKey: string): WavePort {
  return createWaveClient({ baseUrl, apiKey, sleep: () => Promise.resolve() });
}

/** A server that lives as long as the test, on a free loopback port. */
export async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export async function controlCall<T>(
  url: string,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
): Promise<T> {
  const response = await fetch(`${url}/simulator${path}`, {
    method,
    ...(method === 'POST'
      ? { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body ?? {}) }
      : {}),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as T;
}

export function valueOf<T>(result: WaveResult<T>): T {
  if (!result.ok) throw new Error(`Expected a value, got ${result.code}`);
  return result.value;
}

export function newCheckout(changes: object = {}) {
  return {
    amountXof: 15_000n,
    successUrl: 'https://ipm.example/success',
    errorUrl: 'https://ipm.example/error',
    clientReference: 'teranga:42:1',
    idempotencyKey: 'key-1',
    ...changes,
  };
}
