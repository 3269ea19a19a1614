import { expect, test } from 'vitest';
import type { Role } from '~/domain/permissions';
import { systemSql } from '~/platform/runtime.server';
import { action as signIn } from '~/routes/auth.login';
import { action as giveCode } from '~/routes/auth.totp';
import { loader as home } from '~/routes/_index';
import { action as icamoAction, loader as icamoPage } from '~/routes/icamo.users._index';
import { action as icamoInvite } from '~/routes/icamo.users.new';
import { action, loader } from '~/routes/ipm.$ipm.users._index';
import { action as invite, loader as invitePage } from '~/routes/ipm.$ipm.users.new';
import { newIpm } from '#tests/support/new-ipm';
import {
  accountRuntime,
  call,
  codeOf,
  ensureIcamo,
  giveRole,
  moveOn,
  newAccount,
  PASSWORD,
  type Account,
} from './account-world';

async function openSession(account: Account) {
  const form = { email: account.email, password: PASSWORD };
  const { cookie } = await call(signIn, { path: '/auth/login', form });
  if (account.totpSecret === null) return cookie;
  moveOn(1);
  const code = { code: await codeOf(account) };
  await call(giveCode, { path: '/auth/totp', cookie, form: code });
  return cookie;
}

/** An IPM with one person of the role, signed in. */
async function world(role: Role = 'ipm-manager') {
  accountRuntime();
  const { ipm, sql } = await newIpm({ role: null });
  const account = await newAccount();
  const membershipId = await giveRole(account.id, role, ipm.id);
  const cookie = await openSession(account);
  const path = `/ipm/${ipm.slug}/users`;
  const params = { ipm: ipm.slug };
  return {
    ipm,
    sql,
    account,
    membershipId,
    cookie,
    show: (search = '') => call(loader, { path: `${path}${search}`, params, cookie }),
    post: (intent: string, id: bigint, by = cookie) =>
      call(action, {
        path,
        params,
        cookie: by,
        form: { _intent: intent, membershipId: String(id) },
      }),
    invite: (form: Record<string, string>) =>
      call(invite, { path: `${path}/new`, params, cookie, form }),
    invitePage: () => call(invitePage, { path: `${path}/new`, params, cookie }),
  };
}

type Page = { users: { id: bigint; email: string; role: string }[]; count: number };

const journal = (sql: Awaited<ReturnType<typeof world>>['sql']) =>
  sql.rows<{ action: string; entityId: bigint }>`
    SELECT action, entityId FROM AuditEntry WHERE ipmId = ${sql.ipm} ORDER BY id`;

const mails = (sql: Awaited<ReturnType<typeof world>>['sql']) =>
  sql.rows<{ jobName: string }>`SELECT jobName FROM OutboxMessage WHERE ipmId = ${sql.ipm}`;

const newcomer = (id: bigint | number) => `nouveau${id}@test.example`;

test('the gérant invites an agent: the role, the journal and the mail are there', async () => {
  const { invite, show, sql, ipm } = await world();
  const email = newcomer(ipm.id);
  const form = { email: email.toUpperCase(), fullName: 'Moussa Fall', role: 'ipm-agent' };
  const answer = await invite(form);
  expect(answer).toMatchObject({ status: 303, location: `/ipm/${ipm.slug}/users` });
  const { users, count } = (await show()).body as Page;
  expect(count).toBe(2);
  const invited = users.find((user) => user.email === email);
  expect(invited).toMatchObject({ role: 'ipm-agent', hasAccepted: false });
  expect(await journal(sql)).toEqual([{ action: 'user.invited', entityId: invited?.id }]);
  expect(await mails(sql)).toEqual([{ jobName: 'account.invite' }]);
});

test('the same form sent twice invites once; the same role again is refused once accepted', async () => {
  const { invite, sql, ipm } = await world();
  const member = await newAccount();
  const form = { email: member.email, fullName: 'Awa', role: 'ipm-reader', _key: `key-${ipm.id}` };
  const answers = await Promise.all([invite(form), invite(form)]);
  expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  expect(await mails(sql)).toHaveLength(1);
  const again = await invite({ ...form, _key: `again-${ipm.id}` });
  expect(again.body).toMatchObject({ formError: 'Cette personne a déjà ce rôle.' });
});

test('an old invitation form that comes again does not undo a revocation', async () => {
  const { invite, post, show, ipm } = await world();
  const member = await newAccount();
  const form = { email: member.email, fullName: 'Awa', role: 'ipm-reader', _key: `key-${ipm.id}` };
  await invite(form);
  const { users } = (await show()).body as Page;
  const id = users.find(({ email }) => email === member.email)?.id ?? 0n;
  moveOn(1);
  expect((await post('revoke', id)).status).toBe(303);
  await invite(form);
  expect(((await show()).body as Page).count).toBe(1);
  expect(((await show('?state=ended')).body as Page).count).toBe(1);
  moveOn(1);
  expect((await invite({ ...form, _key: `new-${ipm.id}` })).status).toBe(303);
  expect(((await show()).body as Page).count).toBe(2);
});

test.each(['icamo-director', 'icamo-staff', 'tutelle', 'platform-admin'])(
  'a gérant does not give the role %s',
  async (role) => {
    const { invite, ipm, sql } = await world();
    const answer = await invite({ email: newcomer(ipm.id), fullName: 'X', role });
    expect(answer.status).toBe(422);
    expect(await journal(sql)).toEqual([]);
  },
);

test('nobody gives a role to oneself', async () => {
  const { invite, account } = await world();
  const form = { email: account.email, fullName: 'Moi', role: 'ipm-medical' };
  expect((await invite(form)).status).toBe(422);
});

test('an employer’s user is of an employer of this IPM', async () => {
  const { invite, ipm, sql, invitePage } = await world();
  const source = accountRuntime();
  const employerId = source.newId();
  await systemSql(source).insert('Employer', {
    id: employerId,
    ninea: String(employerId).slice(-9),
    legalName: 'Sahel Textile',
    regionCode: 'SN-DK',
    createdAt: new Date(),
  });
  await sql.insert('Affiliation', {
    id: source.newId(),
    employerId,
    number: 'A-1',
    name: 'Sahel Textile',
    ninea: String(employerId).slice(-9),
    regionCode: 'SN-DK',
    status: 'active',
    affiliatedOn: '2026-01-01',
    createdAt: new Date(),
    updatedAt: new Date(),
  });
  const form = { email: newcomer(ipm.id), fullName: 'Fatou', role: 'employer' };
  expect((await invite(form)).status).toBe(422);
  expect((await invite({ ...form, organisation: 'Autre SA' })).status).toBe(422);
  expect((await invite({ ...form, organisation: 'A-1' })).status).toBe(303);
  expect((await invitePage()).body).toMatchObject({
    organisations: [{ name: 'Sahel Textile', number: 'A-1' }],
  });
  const row = await systemSql(source).first<{ organisationId: bigint }>`
    SELECT organisationId FROM Membership WHERE ipmId = ${ipm.id} AND role = 'employer'`;
  expect(row?.organisationId).toBe(employerId);
});

test('who lost the role finds the organisation gone at the next click', async () => {
  const { post, ipm, sql } = await world();
  const other = await newAccount();
  const membershipId = await giveRole(other.id, 'ipm-manager', ipm.id);
  const cookie = await openSession(other);
  const look = () =>
    call(loader, { path: `/ipm/${ipm.slug}/users`, params: { ipm: ipm.slug }, cookie });
  expect((await look()).status).toBe(200);
  expect((await post('revoke', membershipId)).status).toBe(303);
  expect((await look()).status).toBe(404);
  expect((await journal(sql)).map(({ action: done }) => done)).toEqual(['user.revoked']);
});

test('the last gérant stays, and of two who revoke each other at once one stays', async () => {
  const { post, account, membershipId, ipm, cookie, sql } = await world();
  const alone = await post('revoke', membershipId);
  expect(JSON.stringify(alone.body)).toContain('dernière personne');
  expect(await journal(sql)).toEqual([]);
  const invitedOnly = await newAccount({ password: null });
  await giveRole(invitedOnly.id, 'ipm-manager', ipm.id);
  expect((await post('revoke', membershipId)).status).toBe(422);
  const other = await newAccount();
  const otherId = await giveRole(other.id, 'ipm-manager', ipm.id);
  const otherCookie = await openSession(other);
  const answers = await Promise.all([
    post('revoke', otherId, cookie),
    post('revoke', membershipId, otherCookie),
  ]);
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  const live = await systemSql(accountRuntime()).rows<{ userId: bigint }>`
    SELECT userId FROM Membership WHERE ipmId = ${ipm.id} AND role = 'ipm-manager'
      AND endedAt IS NULL AND userId IN (${account.id}, ${other.id})`;
  expect(live).toHaveLength(1);
});

test('a lost second factor is reset with the password and the sessions, and invited anew', async () => {
  const { post, ipm, sql } = await world();
  const other = await newAccount({ withTotp: true });
  const membershipId = await giveRole(other.id, 'ipm-accountant', ipm.id);
  const cookie = await openSession(other);
  expect((await post('reset-factor', membershipId)).status).toBe(303);
  expect((await call(home, { path: '/', cookie })).body).toMatchObject({ name: null });
  const form = { email: other.email, password: PASSWORD };
  expect((await call(signIn, { path: '/auth/login', form })).status).toBe(422);
  expect(await mails(sql)).toEqual([{ jobName: 'account.invite' }]);
  expect((await journal(sql)).map(({ action: done }) => done)).toEqual([
    'user.second-factor-reset',
  ]);
});

test('an IPM does not reset the second factor of ICAMO’s staff, nor anyone one’s own', async () => {
  const { post, membershipId, ipm } = await world();
  expect((await post('reset-factor', membershipId)).status).toBe(422);
  const staff = await newAccount({ withTotp: true });
  await giveRole(staff.id, 'icamo-staff');
  const theirs = await giveRole(staff.id, 'ipm-reader', ipm.id);
  expect((await post('reset-factor', theirs)).status).toBe(422);
});

test('a stranger gets 404, another IPM’s gérant too, and a reader of this one 403', async () => {
  const { ipm, membershipId } = await world();
  const elsewhere = await world();
  const reader = await newAccount();
  await giveRole(reader.id, 'ipm-reader', ipm.id);
  const params = { ipm: ipm.slug };
  const path = `/ipm/${ipm.slug}/users`;
  const form = { _intent: 'revoke', membershipId: String(membershipId) };
  const stranger = await openSession(await newAccount());
  for (const cookie of [stranger, elsewhere.cookie]) {
    expect((await call(loader, { path, params, cookie })).status).toBe(404);
    expect((await call(action, { path, params, cookie, form })).status).toBe(404);
  }
  const readers = await openSession(reader);
  expect((await call(loader, { path, params, cookie: readers })).status).toBe(403);
  expect((await call(action, { path, params, cookie: readers, form })).status).toBe(403);
  expect((await elsewhere.post('revoke', membershipId)).status).toBe(404);
});

test('the director of ICAMO invites staff; the staff sees the list and invites nobody', async () => {
  const icamo = await ensureIcamo();
  const director = await newAccount({ withTotp: true });
  await giveRole(director.id, 'icamo-director');
  const cookie = await openSession(director);
  const staff = await newAccount({ withTotp: true });
  const post = (form: Record<string, string>, by = cookie) =>
    call(icamoInvite, { path: '/icamo/users/new', cookie: by, form });
  const form = { email: staff.email, fullName: 'Awa', role: 'icamo-staff' };
  expect(await post(form)).toMatchObject({ status: 303, location: '/icamo/users' });
  expect((await post({ ...form, role: 'ipm-manager' })).status).toBe(422);
  expect((await post({ ...form, role: 'platform-admin' })).status).toBe(422);
  const staffCookie = await openSession(staff);
  const page = await call(icamoPage, { path: '/icamo/users', cookie: staffCookie });
  expect(page.body).toMatchObject({ canInvite: false, canRevoke: false });
  expect((await post(form, staffCookie)).status).toBe(403);
  const { users } = page.body as Page;
  const mine = users.find(({ email }) => email === staff.email)?.id ?? 0n;
  const revoke = { _intent: 'revoke', membershipId: String(mine) };
  const asked = { path: '/icamo/users', form: revoke };
  expect((await call(icamoAction, { ...asked, cookie: staffCookie })).status).toBe(403);
  expect((await call(icamoAction, { ...asked, cookie })).status).toBe(303);
  expect(icamo.kind).toBe('coordination');
});

test('the first page lists where one works, and goes straight there when it is one place', async () => {
  const { cookie, ipm, account } = await world();
  const straight = await call(home, { path: '/', cookie });
  expect(straight.location).toBe(`/ipm/${ipm.slug}`);
  const other = await newIpm({ role: null });
  await giveRole(account.id, 'ipm-reader', other.ipm.id);
  const listed = await call(home, { path: '/', cookie });
  const { organisations } = listed.body as { organisations: { to: string }[] };
  expect(organisations.map(({ to }) => to).sort()).toEqual(
    [`/ipm/${ipm.slug}`, `/ipm/${other.ipm.slug}`].sort(),
  );
});
