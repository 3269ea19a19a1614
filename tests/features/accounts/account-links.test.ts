import { expect, test } from 'vitest';
import { sendInvitation } from '~/features/accounts/send-invitation.server';
import { sendPasswordReset } from '~/features/accounts/send-password-reset.server';
import { systemSql } from '~/platform/runtime.server';
import { action as forgot } from '~/routes/auth.forgot';
import { action as accept, loader as invitationPage } from '~/routes/auth.invitation.$token';
import { action as signIn } from '~/routes/auth.login';
import { action as reset, loader as resetPage } from '~/routes/auth.reset.$token';
import { loader as security } from '~/routes/auth.security';
import { newIpm } from '#tests/support/new-ipm';
import {
  accountRuntime,
  call,
  ensureIcamo,
  giveRole,
  jobContext,
  mailsTo,
  moveOn,
  newAccount,
  PASSWORD,
  secretMailedTo,
  type Account,
} from './account-world';

const NEW_PASSWORD = 'la pirogue rentre tard';

const openSession = async ({ email }: Account, password = PASSWORD) =>
  (await call(signIn, { path: '/auth/login', form: { email, password } })).cookie;

const isOpen = async (cookie: string | null) =>
  (await call(security, { path: '/auth/security', cookie })).status === 200;

async function invited() {
  accountRuntime();
  const { ipm } = await newIpm();
  const account = await newAccount({ password: null });
  const membershipId = await giveRole(account.id, 'ipm-agent', ipm.id);
  await sendInvitation(await jobContext(), { membershipId });
  const token = secretMailedTo(account.email) ?? '';
  const open = (more: Record<string, string> = {}) =>
    call(accept, {
      path: `/auth/invitation/${token}`,
      params: { token },
      form: { token, fullName: 'Awa Sarr', newPassword: NEW_PASSWORD, ...more },
    });
  const show = () => call(invitationPage, { path: `/auth/invitation/${token}`, params: { token } });
  return { account, membershipId, token, open, show };
}

async function asked(account: Account) {
  await sendPasswordReset(await jobContext(), { userId: account.id });
  const token = secretMailedTo(account.email) ?? '';
  const path = `/auth/reset/${token}`;
  return {
    token,
    show: () => call(resetPage, { path, params: { token } }),
    set: (newPassword = NEW_PASSWORD) =>
      call(reset, { path, params: { token }, form: { token, newPassword } }),
  };
}

test('an invitation sets name and password and signs in; the link then is used up', async () => {
  const { account, open, show } = await invited();
  expect((await show()).body).toMatchObject({ invited: { email: account.email } });
  const answer = await open();
  expect(answer).toMatchObject({ status: 303, location: '/' });
  expect(await isOpen(answer.cookie)).toBe(true);
  expect(await openSession(account, NEW_PASSWORD)).not.toBeNull();
  expect((await show()).body).toMatchObject({ invited: null });
  const again = await open({ newPassword: 'une autre longue phrase' });
  expect(again.status).toBe(422);
  expect(await openSession(account, 'une autre longue phrase')).toBeNull();
});

test('an invitation accepted twice at once opens one session', async () => {
  const { open } = await invited();
  const statuses = (await Promise.all([open(), open()])).map(({ status }) => status);
  expect(statuses.sort()).toEqual([303, 422]);
});

test('an invitation ends after seven days, and with the role that it was for', async () => {
  const late = await invited();
  moveOn(7 * 24 * 60 + 1);
  expect((await late.open()).status).toBe(422);
  const revoked = await invited();
  await systemSql(accountRuntime()).run`UPDATE Membership SET endedAt = ${new Date()}
    WHERE id = ${revoked.membershipId}`;
  expect((await revoked.open()).status).toBe(422);
});

test('a weak password is refused in words, and the link stays good', async () => {
  const { open } = await invited();
  expect((await open({ newPassword: 'court' })).status).toBe(400);
  const common = await open({ newPassword: 'motdepasse2026' });
  expect(common.body).toMatchObject({
    formError: 'Ce mot de passe est parmi les premiers que l’on essaie. Choisissez-en un autre.',
  });
  expect((await open({ newPassword: 'awa sarr 2026' })).status).toBe(422);
  expect((await open()).status).toBe(303);
});

test('who has an account already is told of the new role without a link that changes anything', async () => {
  const account = await newAccount();
  const membershipId = await giveRole(account.id, 'icamo-staff');
  await sendInvitation(await jobContext(), { membershipId });
  expect(mailsTo(account.email)).toBe(1);
  expect(secretMailedTo(account.email)).toBeNull();
});

test('an invitation whose role is not given yet is tried again', async () => {
  const ctx = await jobContext();
  await expect(sendInvitation(ctx, { membershipId: ctx.newId() })).rejects.toThrow('not given yet');
});

test('only the digest of a link is kept', async () => {
  const { token, account } = await invited();
  const rows = await systemSql(accountRuntime()).rows<{ tokenHash: string }>`
    SELECT tokenHash FROM AccountToken WHERE userId = ${account.id}`;
  expect(rows).toHaveLength(1);
  expect(rows[0]?.tokenHash).toMatch(/^[0-9a-f]{64}$/);
  expect(rows[0]?.tokenHash).not.toContain(token);
});

test('a forgotten password gets the same answer and the same work, known or not', async () => {
  const icamo = await ensureIcamo();
  const account = await newAccount();
  const source = accountRuntime();
  const queued = async () =>
    systemSql(source).rows<{ payload: unknown }>`SELECT payload FROM OutboxMessage
      WHERE ipmId = ${icamo.id} AND jobName = 'account.reset-password'`;
  const before = (await queued()).length;
  const send = (email: string) => call(forgot, { path: '/auth/forgot', form: { email } });
  const known = await send(account.email);
  const unknown = await send('personne@nulle-part.example');
  expect(known).toEqual(unknown);
  expect(known.location).toBe('/auth/forgot?sent');
  const rows = await queued();
  expect(rows.length - before).toBe(2);
  const payloads = rows.map(({ payload }) => JSON.stringify(payload));
  expect(payloads.some((payload) => payload.includes(String(account.id)))).toBe(true);
});

test('many requests for one account send five mails in a quarter of an hour', async () => {
  const icamo = await ensureIcamo();
  const account = await newAccount();
  for (let request = 0; request < 8; request += 1) {
    await call(forgot, { path: '/auth/forgot', form: { email: account.email } });
  }
  const row = await systemSql(accountRuntime()).first<{ count: bigint }>`
    SELECT COUNT(*) AS count FROM OutboxMessage WHERE ipmId = ${icamo.id}
      AND payload LIKE ${`%${account.id}%`}`;
  expect(row?.count).toBe(5n);
});

test('a reset changes the password, ends all sessions, and works once', async () => {
  const account = await newAccount();
  const cookie = await openSession(account);
  const { show, set } = await asked(account);
  expect((await show()).body).toMatchObject({ email: account.email });
  expect(await set()).toMatchObject({ status: 303, location: '/auth/login' });
  expect(await isOpen(cookie)).toBe(false);
  expect(await openSession(account)).toBeNull();
  expect(await openSession(account, NEW_PASSWORD)).not.toBeNull();
  expect((await set('une autre longue phrase')).status).toBe(422);
  expect((await show()).body).toMatchObject({ email: null });
});

test('a reset is good for one hour, and using one uses up the others', async () => {
  const account = await newAccount();
  const late = await asked(account);
  moveOn(61);
  expect((await late.set()).status).toBe(422);
  const first = await asked(account);
  const second = await asked(account);
  expect((await second.set()).status).toBe(303);
  expect((await first.set()).status).toBe(422);
});

test('a reset leaves the second factor in place', async () => {
  const account = await newAccount({ withTotp: true });
  await (await asked(account)).set();
  const form = { email: account.email, password: NEW_PASSWORD };
  const answer = await call(signIn, { path: '/auth/login', form });
  expect(answer.location).toBe('/auth/totp?next=%2F');
});

test('an unknown, closed or invented account gets no mail and no page', async () => {
  const closed = await newAccount({ disabled: true });
  await sendPasswordReset(await jobContext(), { userId: closed.id });
  await sendPasswordReset(await jobContext(), { userId: 0n });
  expect(mailsTo(closed.email)).toBe(0);
  const token = 'x'.repeat(43);
  const answer = await call(resetPage, { path: `/auth/reset/${token}`, params: { token } });
  expect(answer.body).toMatchObject({ email: null });
});
