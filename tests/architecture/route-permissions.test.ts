import { beforeAll, describe, expect, test } from 'vitest';
import { can, PERMISSIONS, ROLES, rolesOf, type Permission, type Role } from '~/domain/permissions';
import type { SignedInUser } from '~/platform/context';
import { newIpm, newMembership, newUser, type TestIpm } from '#tests/support/new-ipm';
import { ensureNation } from '#tests/support/nation';
import { callRoute, signIn } from '#tests/support/sign-in';
import { testRuntime } from '#tests/support/runtime';
import { systemSql } from '~/platform/runtime.server';

type Handler = ((args: never) => unknown) & {
  readonly area?: string;
  readonly permission?: string;
};
type RouteModule = { readonly loader?: Handler; readonly action?: Handler };
type Entry = {
  readonly name: string;
  readonly kind: 'loader' | 'action';
  readonly handler: Handler;
  readonly intent: string | null;
  readonly permission: string;
};

const MODULES = import.meta.glob<RouteModule>('../../app/routes/**/*.{ts,tsx}');
const TENANT_AREAS = ['ipm', 'employer', 'provider'] as const;
type TenantArea = (typeof TENANT_AREAS)[number];

/** Area of a handler → beginning of its file's name, so that an address says who may be behind it. */
const AREA_FILES: Readonly<Record<string, RegExp>> = {
  ipm: /^ipm\./,
  employer: /^employer\./,
  provider: /^provider\./,
  icamo: /^icamo(\.|$)/,
  platform: /^platform(\.|$)/,
  account: /^(auth\.security|account|_index|organisations)/,
  public: /^(_index|auth\.|demo\.|preferences|healthz|legal|\$)/,
};

const routes = new Map<string, RouteModule>();
let entries: readonly Entry[];
let ipm: TestIpm;
let strangerCookie: string;

beforeAll(async () => {
  testRuntime();
  for (const [path, load] of Object.entries(MODULES)) {
    if (!/\.test\.tsx?$/.test(path)) routes.set(nameOf(path), await load());
  }
  entries = [...routes].flatMap(([name, module]) => [
    ...entriesOf(name, 'loader', module.loader),
    ...entriesOf(name, 'action', module.action),
  ]);
  ipm = await newIpm();
  await ensureNation();
  // The stranger manages another IPM, and is employer and provider there: strong, but elsewhere.
  const elsewhere = await newIpm();
  await newMembership(elsewhere.user, 'employer', elsewhere.ipm.id, 1n);
  await newMembership(elsewhere.user, 'provider', elsewhere.ipm.id, 1n);
  strangerCookie = await signIn(elsewhere.user, { secondFactor: true });
});

describe('every loader and action', () => {
  test('goes through the handler, in the area that its address names', () => {
    expect(entries.length).toBeGreaterThan(10);
    for (const { name, kind, handler } of entries) {
      expect(`${name} ${kind} ${typeof handler.permission}`).toBe(`${name} ${kind} string`);
      expect(name).toMatch(AREA_FILES[handler.area ?? ''] ?? /^no such area$/);
    }
  });

  test('asks for a permission that exists and that someone of its area has', () => {
    for (const { name, handler, permission } of entries) {
      if (handler.area === 'public' || handler.area === 'account') continue;
      expect([name, PERMISSIONS]).toEqual([name, expect.arrayContaining([permission])]);
      const roles = rolesIn(handler.area ?? '').filter((role) =>
        can(role, permission as Permission),
      );
      expect([name, roles.length > 0]).toEqual([name, true]);
    }
  });

  test('asks for the permission that stands here', async () => {
    const lines = entries.map(
      ({ name, kind, handler, intent, permission }) =>
        `${name} ${kind}${intent === null ? '' : `(${intent})`}: ${handler.area ?? '?'} ${permission}`,
    );
    await expect(`${lines.sort().join('\n')}\n`).toMatchFileSnapshot('./route-permissions.txt');
  });
});

describe('a page of one organisation', () => {
  test('does not exist for a stranger', async () => {
    for (const entry of tenantEntries()) {
      expect(`${entry.name} ${entry.kind} ${await statusOf(entry, strangerCookie)}`).toBe(
        `${entry.name} ${entry.kind} 404`,
      );
    }
  });

  test('does not exist for someone of the same IPM whose role belongs to another area', async () => {
    for (const area of TENANT_AREAS) {
      const cookie = await cookieWith(area === 'ipm' ? 'employer' : 'ipm-manager');
      for (const entry of tenantEntries().filter(({ handler }) => handler.area === area)) {
        expect([entry.name, await statusOf(entry, cookie)]).toEqual([entry.name, 404]);
      }
    }
  });

  test('is closed to a role without its permission', async () => {
    for (const entry of tenantEntries()) {
      const role = rolesIn(entry.handler.area ?? '').find(
        (one) => !can(one, entry.permission as Permission),
      );
      if (role === undefined) continue;
      expect([entry.name, await statusOf(entry, await cookieWith(role))]).toEqual([
        entry.name,
        403,
      ]);
    }
  });

  test('is closed once the membership has ended', async () => {
    const user = await memberOf('ipm-manager');
    const source = testRuntime();
    await systemSql(source).run`UPDATE Membership SET endedAt = ${source.clock()}
      WHERE userId = ${user.id}`;
    const cookie = await signIn(user);
    for (const entry of tenantEntries().filter(({ handler }) => handler.area === 'ipm')) {
      expect([entry.name, await statusOf(entry, cookie)]).toEqual([entry.name, 404]);
    }
  });

  test('asks an unknown visitor to sign in', async () => {
    const closed = entries.filter(({ handler }) => handler.area !== 'public');
    for (const entry of closed) {
      const answer = await ask(entry, undefined);
      const location = answer instanceof Response ? answer.headers.get('Location') : null;
      expect(`${entry.name} ${location ?? ''}`).toContain(`${entry.name} /auth/login?next=`);
    }
  });
});

describe('a page of the nation', () => {
  const national = () => entries.filter(({ handler }) => handler.area === 'icamo');

  test('does not exist for anyone of an IPM', async () => {
    for (const entry of national()) {
      expect([entry.name, await statusOf(entry, strangerCookie)]).toEqual([entry.name, 404]);
    }
  });

  test('is not open to ICAMO’s staff with a password alone', async () => {
    const user = await newUser();
    await newMembership(user, 'icamo-director', 0n);
    const cookie = await signIn(user);
    for (const entry of national()) {
      const answer = await ask(entry, cookie);
      const location = answer instanceof Response ? answer.headers.get('Location') : null;
      expect([entry.name, location]).toEqual([entry.name, '/auth/security?required=1']);
    }
  });

  test('is closed to a role without its permission', async () => {
    for (const entry of national()) {
      const role = rolesIn('icamo').find((one) => !can(one, entry.permission as Permission));
      if (role === undefined) continue;
      const user = await newUser();
      await newMembership(user, role, 0n);
      const cookie = await signIn(user, { secondFactor: true });
      expect([entry.name, await statusOf(entry, cookie)]).toEqual([entry.name, 403]);
    }
  });
});

test('a page of the machines is open to who operates them, and exists for nobody else', async () => {
  const operator = await newUser();
  await newMembership(operator, 'platform-admin', 0n);
  const director = await newUser();
  await newMembership(director, 'icamo-director', 0n);
  const cookie = await signIn(operator);
  const directorCookie = await signIn(director, { secondFactor: true });
  for (const entry of entries.filter(({ handler }) => handler.area === 'platform')) {
    expect([entry.name, await statusOf(entry, strangerCookie)]).toEqual([entry.name, 404]);
    expect([entry.name, await statusOf(entry, directorCookie)]).toEqual([entry.name, 404]);
    expect([entry.name, await statusOf(entry, cookie)]).toEqual([entry.name, 200]);
  }
});

const nameOf = (path: string) => path.replace(/^.*\/routes\//, '').replace(/\.tsx?$/, '');

/** One entry, or one for each intent of several forms on a page. */
function entriesOf(name: string, kind: 'loader' | 'action', handler: Handler | undefined): Entry[] {
  if (handler === undefined) return [];
  const parts = (handler.permission ?? '').split(' ');
  return parts.map((part) => {
    const [intent = '', permission] = part.split('=');
    return permission === undefined
      ? { name, kind, handler, intent: null, permission: part }
      : { name, kind, handler, intent, permission };
  });
}

const tenantEntries = () =>
  entries.filter(({ handler }) => TENANT_AREAS.includes(handler.area as TenantArea));

function rolesIn(area: string): readonly Role[] {
  if (area === 'platform') return rolesOf('platform');
  if (area === 'icamo') return [...rolesOf('icamo'), ...rolesOf('tutelle')];
  return ROLES.filter(
    (role) =>
      TENANT_AREAS.includes(area as TenantArea) && rolesOf(area as TenantArea).includes(role),
  );
}

function ask({ name, kind, handler, intent }: Entry, cookie: string | undefined): Promise<unknown> {
  const path = `/${name.replace('$ipm', ipm.ipm.slug).replaceAll('.', '/')}`;
  const params = Object.fromEntries(
    [...name.matchAll(/\$(\w+)/g)].map(([, param = '']) => [
      param,
      param === 'ipm' ? ipm.ipm.slug : '1',
    ]),
  );
  const form = { ...(intent === null ? {} : { _intent: intent }) };
  return callRoute(handler, { path, params, cookie, ...(kind === 'action' ? { form } : {}) });
}

async function statusOf(entry: Entry, cookie: string): Promise<number> {
  const answer = await ask(entry, cookie);
  return answer instanceof Response ? answer.status : 200;
}

async function memberOf(role: Role): Promise<SignedInUser> {
  const user = await newUser();
  await newMembership(user, role, ipm.ipm.id, rolesOf('ipm').includes(role) ? 0n : 1n);
  return user;
}

const cookies = new Map<Role, Promise<string>>();

function cookieWith(role: Role): Promise<string> {
  const known = cookies.get(role) ?? memberOf(role).then((user) => signIn(user));
  cookies.set(role, known);
  return known;
}
