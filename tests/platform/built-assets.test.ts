import { mkdtempSync, writeFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveAssets } from '../../server.assets.js';

const SCRIPT = 'export const words = "many words, many words, many words";';
const folder = mkdtempSync(join(tmpdir(), 'icamo-assets-'));
const app = express();
let server: ReturnType<typeof app.listen>;

beforeAll(async () => {
  writeFileSync(join(folder, 'page.js'), SCRIPT);
  writeFileSync(join(folder, 'page.js.br'), brotliCompressSync(SCRIPT));
  writeFileSync(join(folder, 'page.js.gz'), gzipSync(SCRIPT));
  writeFileSync(join(folder, 'letters.woff2'), 'letters');
  app.use('/assets', serveAssets(folder), (_request, response) => response.sendStatus(404));
  await new Promise<void>((done) => (server = app.listen(0, '127.0.0.1', done)));
});

afterAll(() => {
  server.close();
});

test.each([
  ['gzip, deflate, br', 'br'],
  ['gzip, deflate', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['identity', undefined],
  [undefined, undefined],
])('a browser that reads %s is sent %s', async (accepted, encoding) => {
  const { headers } = await ask('/assets/page.js', accepted);
  expect(headers).toMatchObject({
    'content-type': 'application/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'Accept-Encoding',
  });
  expect(headers['content-encoding']).toBe(encoding);
});

test('the body is what the build compressed', async () => {
  expect((await ask('/assets/page.js', 'br')).body).toEqual(brotliCompressSync(SCRIPT));
  expect((await ask('/assets/page.js', 'gzip')).body).toEqual(gzipSync(SCRIPT));
  expect((await ask('/assets/page.js')).body.toString()).toBe(SCRIPT);
});

test('a file without compressed forms is sent as it is', async () => {
  const { headers, body } = await ask('/assets/letters.woff2', 'gzip, br');
  expect([headers['content-encoding'], headers['content-type'], body.toString()]).toEqual([
    undefined,
    'font/woff2',
    'letters',
  ]);
});

test.each(['/assets/page.js.br', '/assets/none.js', '/assets/', '/assets/..%2fserver.js'])(
  '%s is no address',
  async (address) => {
    expect((await ask(address, 'br')).statusCode).toBe(404);
  },
);

async function ask(path: string, accepted?: string) {
  const { port } = server.address() as AddressInfo;
  const headers = accepted === undefined ? {} : { 'Accept-Encoding': accepted };
  const message = await new Promise<IncomingMessage>((done, fail) => {
    get({ port, path, headers }, done).once('error', fail);
  });
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return {
    statusCode: message.statusCode,
    headers: message.headers,
    body: Buffer.concat(chunks),
  };
}
