import { expect, test } from 'vitest';
import { loader as home } from '~/routes/_index';
import { action as signIn, loader as signInPage } from '~/routes/auth.login';
import { action as signOut } from '~/routes/auth.logout';
import { loader as security } from '~/routes/auth.security';
import { action as giveCode, loader as codePage } from '~/routes/auth.totp';
import { systemSql } from '~/platform/runtime.server';
import {
  accountRuntime,
  call,
  codeOf,
  moveOn,
  newAccount,
  newAddress,
  PASSWORD,
  type Account,
} from '#tests/features/accounts/account-world';

const post = (
  account: Pick<Account, 'email'>,
  password: string,
  more: { address?: string; next?: string } = {},
) => {
  const { next, ...asked } = more;
  const form = { email: account.email, password, ...(next === undefined ? {} : { next }) };
  return call(signIn, { path: '/auth/login', form, ...asked });
};

const isOpen = async (cookie: string | null) =>
  (await call(security, { path: '/auth/security', cookie })).status === 200;

test('the right password opens a session and goes on to the page that was asked for', async () => {
  const account = await newAccount();
  const answer = await post(account, PASSWORD, { next: '/ipm/teranga/calls?state=late' });
  expect(answer).toMatchObject({ status: 303, location: '/ipm/teranga/calls?state=late' });
  expect(await isOpen(answer.cookie)).toBe(true);
});

test.each(['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', '/\t/x.y'])(
  'after signing in, %j leads home and nowhere else',
  async (next) => {
    const answer = await post(await newAccount(), PASSWORD, { next });
    expect(answer.location).toBe('/');
  },
);

test('a wrong password, an unknown, a closed and an invited account get the same answer', async () => {
  const accounts = [
    await newAccount(),
    { email: 'personne@nulle-part.example' },
    await newAccount({ disabled: true }),
    await newAccount({ password: null }),
  ];
  const answers = await Promise.all(accounts.map((account) => post(account, 'un autre mot')));
  for (const [index, answer] of answers.entries()) {
    expect(answer.status).toBe(422);
    expect(answer.cookie).toBeNull();
    expect(answer.body).toEqual({
      ok: false,
      formError: 'Cette adresse et ce mot de passe ne vont pas ensemble. Vérifiez les deux.',
      fieldErrors: {},
      values: { email: accounts[index]?.email },
    });
  }
});

test('a closed account does not open with its right password', async () => {
  expect((await post(await newAccount({ disabled: true }), PASSWORD)).status).toBe(422);
});

test('after ten failures the right password waits, whatever the address, until they are old', async () => {
  const account = await newAccount();
  for (let failure = 0; failure < 10; failure += 1) {
    expect((await post(account, 'un autre mot')).status).toBe(422);
  }
  const limited = await post(account, PASSWORD);
  expect(limited.status).toBe(429);
  expect(JSON.stringify(limited.body)).toMatch(/dans 1[45] minutes/);
  moveOn(16);
  expect((await post(account, PASSWORD)).status).toBe(303);
});

test('thirty guesses side by side get at most ten answers', async () => {
  const account = await newAccount();
  const guesses = Array.from({ length: 30 }, (_, index) => post(account, `essai numéro ${index}`));
  const statuses = (await Promise.all(guesses)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 422).length).toBeLessThanOrEqual(10);
  expect(statuses.every((status) => status === 422 || status === 429)).toBe(true);
});

test('twenty right passwords side by side all open a session', async () => {
  const account = await newAccount();
  const statuses = await Promise.all(Array.from({ length: 20 }, () => post(account, PASSWORD)));
  expect(statuses.every(({ status }) => status === 303)).toBe(true);
});

test('after a hundred failures an address waits, for any account, and other addresses do not', async () => {
  const address = newAddress();
  const source = accountRuntime();
  await systemSql(source).insert('AttemptWindow', {
    subject: `address:${address}`,
    windowStart: source.clock(),
    failures: 100,
  });
  const account = await newAccount();
  expect((await post(account, PASSWORD, { address })).status).toBe(429);
  expect((await post(account, PASSWORD)).status).toBe(303);
});

test('with a second factor the password alone opens nothing; the code opens the session', async () => {
  const account = await newAccount({ withTotp: true });
  const first = await post(account, PASSWORD, { next: '/ipm/x' });
  expect(first.location).toBe('/auth/totp?next=%2Fipm%2Fx');
  const { cookie } = first;
  expect(await call(security, { path: '/auth/security', cookie })).toMatchObject({
    status: 303,
    location: '/auth/totp',
  });
  expect((await call(home, { path: '/', cookie })).body).toMatchObject({ name: null });
  const form = { code: await codeOf(account), next: '/ipm/x' };
  const second = await call(giveCode, { path: '/auth/totp', cookie, form });
  expect(second).toMatchObject({ status: 303, location: '/ipm/x' });
  expect(await isOpen(cookie)).toBe(true);
});

test('a code that was used opens no other session', async () => {
  const account = await newAccount({ withTotp: true });
  const code = await codeOf(account);
  const [one, other] = [await post(account, PASSWORD), await post(account, PASSWORD)];
  const send = (cookie: string | null) =>
    call(giveCode, { path: '/auth/totp', cookie, form: { code } });
  expect((await send(one.cookie)).status).toBe(303);
  expect((await send(other.cookie)).status).toBe(422);
  expect(await isOpen(other.cookie)).toBe(false);
});

test('the same code sent twice at once opens one session', async () => {
  const account = await newAccount({ withTotp: true });
  const code = await codeOf(account);
  const cookies = await Promise.all([post(account, PASSWORD), post(account, PASSWORD)]);
  const answers = await Promise.all(
    cookies.map(({ cookie }) => call(giveCode, { path: '/auth/totp', cookie, form: { code } })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
});

test('wrong codes are counted with wrong passwords', async () => {
  const account = await newAccount({ withTotp: true });
  const { cookie } = await post(account, PASSWORD);
  for (let failure = 0; failure < 10; failure += 1) {
    const form = { code: String(failure).padStart(6, '0') };
    await call(giveCode, { path: '/auth/totp', cookie, form });
  }
  const form = { code: await codeOf(account) };
  expect((await call(giveCode, { path: '/auth/totp', cookie, form })).status).toBe(429);
  expect((await post(account, PASSWORD)).status).toBe(429);
});

test('a password given a quarter of an hour ago is asked for again', async () => {
  const account = await newAccount({ withTotp: true });
  const { cookie } = await post(account, PASSWORD);
  moveOn(16);
  const form = { code: await codeOf(account) };
  expect((await call(giveCode, { path: '/auth/totp', cookie, form })).status).toBe(422);
  expect(await isOpen(cookie)).toBe(false);
});

test('without a password first, the page of the code leads to the sign-in', async () => {
  const answer = await call(codePage, { path: '/auth/totp?next=%2Fipm%2Fx' });
  expect(answer.location).toBe('/auth/login?next=%2Fipm%2Fx');
});

test('signing out ends the session in the database', async () => {
  const { cookie } = await post(await newAccount(), PASSWORD);
  const answer = await call(signOut, { path: '/auth/logout', cookie, form: {} });
  expect(answer.location).toBe('/auth/login');
  expect(await isOpen(cookie)).toBe(false);
});

test('signing in again in the same browser ends the session before', async () => {
  const account = await newAccount();
  const { cookie } = await post(account, PASSWORD);
  const form = { email: account.email, password: PASSWORD };
  await call(signIn, { path: '/auth/login', cookie, form });
  expect(await isOpen(cookie)).toBe(false);
});

test('who is signed in is not asked again', async () => {
  const { cookie } = await post(await newAccount(), PASSWORD);
  const answer = await call(signInPage, { path: '/auth/login?next=/ipm/x', cookie });
  expect(answer.location).toBe('/ipm/x');
});

test('a page of an account sends a stranger to the sign-in, and back afterwards', async () => {
  const answer = await call(security, { path: '/auth/security?required=1' });
  expect(answer.location).toBe('/auth/login?next=%2Fauth%2Fsecurity%3Frequired%3D1');
});
