import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerInTime, checkOrigin, limitBody, refuseOtherMethods } from '../../server.guards.js';

const app = express();
let server: ReturnType<typeof app.listen>;

beforeAll(async () => {
  app.use(refuseOtherMethods, limitBody, checkOrigin({ appUrl: 'https://icamo.example' }));
  app.get('/stands-still', answerInTime(50), () => undefined);
  app.get('/stops', answerInTime(50), (_request, response) => response.write('half'));
  app.all('*', (_request, response) => response.sendStatus(204));
  await new Promise<void>((done) => (server = app.listen(0, '127.0.0.1', done)));
});

afterAll(() => {
  server.close();
});

test.each([
  ['the site itself', { origin: 'https://icamo.example' }, 204],
  ['a page of another site', { origin: 'https://evil.example' }, 403],
  ['a page that hides its origin', { origin: 'null' }, 403],
  ['the site in clear text', { origin: 'http://icamo.example' }, 403],
  ['a name that begins alike', { origin: 'https://icamo.example.evil.example' }, 403],
  ['a browser that says only cross-site', { 'sec-fetch-site': 'cross-site' }, 403],
  ['a referrer of another site', { referer: 'https://evil.example/page' }, 403],
  ['the site, said by its referrer', { referer: 'https://icamo.example/ipm' }, 204],
  ['a program without cookies', {}, 204],
  [
    'one that claims the host',
    { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
    403,
  ],
])('a write from %s is answered as it should be', async (_who, headers, status) => {
  expect(await ask('POST', '/ipm/teranga/calls', headers)).toBe(status);
});

test.each(['/webhooks/../ipm/teranga/calls', '/webhooks/wave/..', '/api/../auth/logout'])(
  'no path leads around the check of the origin: %s',
  async (path) => {
    const headers = {
      origin: 'https://evil.example',
      cookie: 'icamo_session=x',
      authorization: 'Bearer x',
    };
    expect(await ask('POST', path, headers)).toBe(403);
  },
);

test.each([
  ['GET', 204],
  ['HEAD', 204],
  ['DELETE', 204],
  ['TRACE', 405],
  ['PROPFIND', 405],
])('%s is answered %i', async (method, status) => {
  expect(await ask(method, '/', {})).toBe(status);
});

test('a body is announced, and no longer than a form or a file may be', async () => {
  const multipart = { 'content-type': 'multipart/form-data; boundary=x' };
  expect(await ask('POST', '/', { 'content-length': '1048577' })).toBe(413);
  expect(await ask('POST', '/', { 'content-length': '1073741825', ...multipart })).toBe(413);
  expect(await ask('POST', '/', { 'transfer-encoding': 'chunked' })).toBe(411);
});

test('who sends five hundred megabytes to the end, as browsers do, hears why they are refused', async () => {
  const { port } = server.address() as AddressInfo;
  const chunks = Array<Buffer>(500).fill(Buffer.alloc(1_000_000));
  const headers = {
    'content-type': 'multipart/form-data; boundary=x',
    'content-length': '500000000',
  };
  const sent = request({ port, method: 'POST', path: '/', headers });
  const answer = once(sent, 'response') as Promise<[IncomingMessage]>;
  await pipeline(Readable.from(chunks), sent);
  const [response] = await answer;
  expect(response.statusCode).toBe(413);
  expect(await text(response)).toContain('dépasse la taille permise');
});

test('what stands still is answered in the end, and what stops half way is cut', async () => {
  expect(await ask('GET', '/stands-still', {})).toBe(503);
  const { port } = server.address() as AddressInfo;
  const half = await fetch(`http://127.0.0.1:${String(port)}/stops`);
  await expect(half.text()).rejects.toThrow();
});

/** Paths go out as they are written: a URL would be tidied first, as browsers do. */
function ask(method: string, path: string, headers: Record<string, string>): Promise<number> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const sent = request({ port, method, path, headers }, (response: IncomingMessage) => {
      response.resume();
      resolve(response.statusCode ?? 0);
      sent.destroy();
    });
    sent.once('error', reject);
    if (headers['content-length'] === undefined) sent.end();
    else sent.flushHeaders();
  });
}
