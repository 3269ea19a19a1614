import { expect, test } from 'vitest';
import { action as signIn } from '~/routes/auth.login';
import { action, loader } from '~/routes/auth.security';
import { action as keep } from '~/routes/preferences';
import { loader as icamo } from '~/routes/icamo.users._index';
import {
  call,
  codeOf,
  ensureIcamo,
  giveRole,
  moveOn,
  newAccount,
  PASSWORD,
  type Account,
} from './account-world';

const PATH = '/auth/security';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

const openSession = async ({ email }: Account, userAgent = 'test') => {
  const form = { email, password: PASSWORD };
  return (await call(signIn, { path: '/auth/login', form, userAgent })).cookie;
};
const show = (cookie: string | null) => call(loader, { path: PATH, cookie });
const isOpen = async (cookie: string | null) => (await show(cookie)).status === 200;
const post = (cookie: string | null, intent: string, form: Record<string, string> = {}) =>
  call(action, { path: PATH, cookie, form: { _intent: intent, ...form } });

type Page = {
  sessions: { handle: string; isThis: boolean; device: string | null }[];
  factor: { state: string; secret?: string; path?: string };
};
const pageOf = async (cookie: string | null) => (await show(cookie)).body as Page;

test('the list names this device and the others, and never gives away a session', async () => {
  const account = await newAccount();
  const here = await openSession(account, FIREFOX);
  const there = await openSession(account);
  const { sessions } = await pageOf(here);
  expect(sessions.map(({ isThis, device }) => [isThis, device])).toEqual([
    [true, 'Firefox · Linux'],
    [false, null],
  ]);
  const text = JSON.stringify(sessions);
  for (const cookie of [here, there]) expect(text).not.toContain(cookie?.split('=')[1]);
});

test('one other session can be ended, or all the others; never someone else’s', async () => {
  const account = await newAccount();
  const [here, second, third] = [
    await openSession(account),
    await openSession(account),
    await openSession(account),
  ];
  const { sessions } = await pageOf(second);
  const own = sessions.find(({ isThis }) => isThis)?.handle ?? '';
  const stranger = await openSession(await newAccount());
  await post(stranger, 'end-sessions', { session: own });
  expect(await isOpen(second)).toBe(true);
  await post(here, 'end-sessions', { session: own });
  expect([await isOpen(here), await isOpen(second), await isOpen(third)]).toEqual([
    true,
    false,
    true,
  ]);
  await post(here, 'end-sessions');
  expect([await isOpen(here), await isOpen(third)]).toEqual([true, false]);
});

test('changing the password asks for the current one and ends the other sessions', async () => {
  const account = await newAccount();
  const [here, there] = [await openSession(account), await openSession(account)];
  const newPassword = 'la pirogue rentre tard';
  const wrong = await post(here, 'password', { currentPassword: 'autre chose', newPassword });
  expect(wrong.status).toBe(422);
  expect(JSON.stringify(wrong.body)).not.toContain('autre chose');
  const done = await post(here, 'password', { currentPassword: PASSWORD, newPassword });
  expect(done.location).toBe(PATH);
  expect([await isOpen(here), await isOpen(there)]).toEqual([true, false]);
  const form = { email: account.email, password: newPassword };
  expect((await call(signIn, { path: '/auth/login', form })).status).toBe(303);
});

test('guessing the current password from an open session is limited as signing in is', async () => {
  const account = await newAccount();
  const cookie = await openSession(account);
  const form = { currentPassword: 'essai', newPassword: 'la pirogue rentre tard' };
  for (let guess = 0; guess < 10; guess += 1) await post(cookie, 'password', form);
  const limited = await post(cookie, 'password', { ...form, currentPassword: PASSWORD });
  expect(limited.status).toBe(429);
});

async function enrolled() {
  const account = await newAccount();
  const [here, there] = [await openSession(account), await openSession(account)];
  await post(here, 'start');
  const { factor } = await pageOf(here);
  const secret = (factor.secret ?? '').replaceAll(' ', '');
  return { account: { ...account, totpSecret: secret }, here, there, factor };
}

test('enrolment shows the secret until a first code confirms it; other sessions then need a code', async () => {
  const { account, here, there, factor } = await enrolled();
  expect(factor.state).toBe('begun');
  expect(factor.path).toMatch(/^(M\d+ \d+h\d+v1h-\d+z)+$/);
  expect((await post(here, 'enable', { code: '000000' })).status).toBe(422);
  expect(await isOpen(there)).toBe(true);
  expect((await post(here, 'enable', { code: await codeOf(account) })).location).toBe(PATH);
  expect((await pageOf(here)).factor).toMatchObject({ state: 'on' });
  expect((await show(there)).location).toBe('/auth/totp');
  expect(JSON.stringify((await pageOf(here)).factor)).not.toContain('secret');
  expect((await post(here, 'start')).status).toBe(422);
});

test('turning it off asks for the password and a new code', async () => {
  const { account, here } = await enrolled();
  const first = await codeOf(account);
  await post(here, 'enable', { code: first });
  const off = (currentPassword: string, code: string) =>
    post(here, 'disable', { currentPassword, code });
  expect((await off(PASSWORD, first)).status).toBe(422);
  moveOn(1);
  expect((await off('autre chose', await codeOf(account))).status).toBe(422);
  expect((await off(PASSWORD, await codeOf(account))).location).toBe(PATH);
  expect((await pageOf(here)).factor.state).toBe('off');
});

test('ICAMO’s staff is led to the second factor, and cannot turn it off again', async () => {
  await ensureIcamo();
  const account = await newAccount();
  await giveRole(account.id, 'icamo-director');
  const cookie = await openSession(account);
  const led = await call(icamo, { path: '/icamo/users', cookie });
  expect(led.location).toBe('/auth/security?required=1');
  await post(cookie, 'start');
  const secret = ((await pageOf(cookie)).factor.secret ?? '').replaceAll(' ', '');
  await post(cookie, 'enable', { code: await codeOf(account, secret) });
  expect((await call(icamo, { path: '/icamo/users', cookie })).status).toBe(200);
  moveOn(1);
  const form = { currentPassword: PASSWORD, code: await codeOf(account, secret) };
  expect((await post(cookie, 'disable', form)).status).toBe(422);
});

test('language and appearance are kept in the browser, and lead back to a page of this site', async () => {
  const form = { language: 'en', returnTo: '/ipm/teranga?x=1' };
  const answer = await call(keep, { path: '/preferences', form });
  expect(answer).toMatchObject({ status: 303, location: '/ipm/teranga?x=1', cookie: 'lang=en' });
  const away = { theme: 'dark', returnTo: '//elsewhere.example' };
  expect(await call(keep, { path: '/preferences', form: away })).toMatchObject({
    location: '/',
    cookie: 'theme=dark',
  });
  const wrong = { language: 'xx', returnTo: '/' };
  expect((await call(keep, { path: '/preferences', form: wrong })).status).toBe(400);
});
