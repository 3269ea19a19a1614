import { signWebhook } from '~/integrations/wave/webhook-signature.server';
import { openClient } from './http-client';
import { percentile } from './timing';

/** What a load asks for, again and again: one page, or events that are never the same twice. */
export type Asked =
  | { readonly kind: 'page'; readonly path: string; readonly cookie: string }
  | { readonly kind: 'event'; readonly wallets: readonly Wallet[] };

export type Wallet = { readonly slug: string; readonly secret: string };

export type LoadPlan = {
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  readonly asked: Asked;
};

export type LoadResult = {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly bytes: number;
  readonly failures: number;
};

/** Loads a server over connections that stay open, each with one request at a time. */
export async function load({ port, connections, seconds, asked }: LoadPlan): Promise<LoadResult> {
  const latencies: number[] = [];
  let failures = 0;
  let bytes = 0;
  const since = performance.now();
  const end = since + seconds * 1_000;
  const lane = async (number: number) => {
    const client = await openClient(port);
    while (performance.now() < end) {
      const request = asked.kind === 'page' ? pageRequest(asked) : eventRequest(asked, number);
      const sent = performance.now();
      const answer = await client.send(request);
      latencies.push(performance.now() - sent);
      bytes = answer.bytes;
      if (answer.status !== 200) failures += 1;
    }
    client.close();
  };
  await Promise.all(Array.from({ length: connections }, (_, number) => lane(number)));
  const took = (performance.now() - since) / 1_000;
  return {
    perSecond: latencies.length / took,
    p50: percentile(latencies, 50),
    p95: percentile(latencies, 95),
    p99: percentile(latencies, 99),
    bytes,
    failures,
  };
}

const pageRequest = ({ path, cookie }: Extract<Asked, { kind: 'page' }>) =>
  `GET ${path} HTTP/1.1\r\nHost: localhost\r\nCookie: ${cookie}\r\nAccept: */*\r\n\r\n`;

let sequence = 0;

function eventRequest({ wallets }: Extract<Asked, { kind: 'event' }>, lane: number): string {
  const wallet = wallets[lane % wallets.length] as Wallet;
  const now = new Date();
  const id = `EV_${process.pid.toString(36)}_${(sequence++).toString(36)}_${now.getTime().toString(36)}`;
  const body = JSON.stringify({
    id,
    type: 'merchant.payment_received',
    data: {
      id: `T_${id}`,
      amount: '15000',
      fee: '150',
      currency: 'XOF',
      sender_mobile: '+221770000000',
      merchant_id: `M_${wallet.slug}`,
      when_created: now.toISOString(),
    },
  });
  const signature = signWebhook(wallet.secret, Math.floor(now.getTime() / 1_000), body);
  return (
    `POST /webhooks/wave/${wallet.slug} HTTP/1.1\r\nHost: localhost\r\n` +
    `Content-Type: application/json\r\nContent-Length: ${String(Buffer.byteLength(body))}\r\n` +
    `Wave-Signature: ${signature}\r\n\r\n${body}`
  );
}
