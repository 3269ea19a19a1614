import { randomUUID } from 'node:crypto';
import type { LoaderFunctionArgs } from '@remix-run/node';
import {
  can,
  requiresSecondFactor,
  rolesOf,
  type Permission,
  type Role,
} from '~/domain/permissions';
import { dayOf } from '~/domain/period';
import type {
  AccountContext,
  BaseContext,
  IcamoContext,
  IpmContext,
  IpmIdentity,
  PageContext,
  PlatformContext,
  PublicContext,
  SignedInUser,
  UsersContext,
} from './context';
import type { RequestKey } from './database/transaction.server';
import {
  forbidden,
  goTo,
  languageOf,
  notFound,
  translatorOf,
  type LoadContext,
} from './http.server';
import { readMachine } from './machine.server';
import {
  findIpm,
  nationalSql,
  runtime,
  systemSql,
  tenantContext,
  type Runtime,
} from './runtime.server';
import { closeSession, openSession, readSession, type SessionState } from './session.server';

export type Area = 'ipm' | 'employer' | 'provider';
export type Opened<Context> = { readonly ctx: Context; readonly tenant: string | null };

type Args = LoaderFunctionArgs;
type MembershipRow = { role: Role; organisationId: bigint };

const NATION = 0n;
const NATIONAL_ROLES: ReadonlySet<Role> = new Set([...rolesOf('icamo'), ...rolesOf('tutelle')]);

/** Session → IPM named by the slug → membership there, else 404 → permission, else 403. */
export async function openIpm(
  area: Area,
  permission: Permission,
  args: Args,
  requestKey?: RequestKey,
): Promise<Opened<IpmContext>> {
  const source = runtime();
  const slug = args.params.ipm ?? '';
  const [user, ipm] = await Promise.all([
    requireUser(args, source),
    remember(args, `ipm:${slug}`, () => findIpm(source, { slug })),
  ]);
  if (ipm === null || ipm.kind === 'coordination') throw notFound();
  const memberships = await membershipsIn(args, source, user.id, ipm.id);
  const mine = memberships.filter(({ role }) => rolesOf(area).includes(role));
  if (mine.length === 0) throw notFound();
  const ctx = buildIpmContext({
    source,
    args,
    ipm,
    user,
    mine,
    permission,
    base: `/${area}/${ipm.slug}`,
    requestKey,
  });
  return { ctx, tenant: ipm.slug };
}

/** National staff: the second factor is required, and each use is logged. */
export async function openIcamo(
  permission: Permission,
  args: Args,
  requestKey?: RequestKey,
): Promise<Opened<IcamoContext>> {
  const source = runtime();
  const [user, icamo] = await Promise.all([
    requireUser(args, source),
    remember(args, 'ipm:icamo', () => findIpm(source, { slug: 'icamo' })),
  ]);
  const memberships = await membershipsIn(args, source, user.id, NATION);
  const mine = memberships.filter(({ role }) => NATIONAL_ROLES.has(role));
  if (mine.length === 0 || icamo === null) throw notFound();
  requireStrongSession(user, mine);
  const ctx = buildIpmContext({
    source,
    args,
    ipm: icamo,
    user,
    mine,
    permission,
    base: '/icamo',
    requestKey,
  });
  const national = nationalSql(source);
  await remember(args, 'national-access', () =>
    national.insert('NationalAccess', {
      id: source.newId(),
      userId: user.id,
      purpose: `${permission} ${new URL(args.request.url).pathname}`.slice(0, 120),
      requestId: ctx.requestId,
      at: ctx.now,
    }),
  );
  return { ctx: { ...ctx, national }, tenant: 'icamo' };
}

/** Who operates the machines: a role of no IPM, which opens no tenant's data. */
export async function openPlatform(
  permission: Permission,
  args: Args,
): Promise<Opened<PlatformContext>> {
  const source = runtime();
  const user = await requireUser(args, source);
  const memberships = await membershipsIn(args, source, user.id, NATION);
  const mine = memberships.filter(({ role }) => rolesOf('platform').includes(role));
  if (mine.length === 0) throw notFound();
  requireStrongSession(user, mine);
  const acting = mine.find(({ role }) => can(role, permission));
  if (acting === undefined) throw forbidden();
  const ctx = {
    ...baseContext(source, args),
    ...pageContext(source, args),
    user,
    role: acting.role,
    base: '/platform',
    can: (asked: Permission) => mine.some(({ role }) => can(role, asked)),
    system: systemSql(source),
    readMachine: () => readMachine(source),
  };
  return { ctx, tenant: null };
}

export async function openAccount(args: Args): Promise<Opened<AccountContext>> {
  const source = runtime();
  const user = await requireUser(args, source);
  const ctx = {
    ...baseContext(source, args),
    ...pageContext(source, args),
    user,
    system: systemSql(source),
  };
  return { ctx, tenant: null };
}

/** Adds the accounts to an organisation's context, for the pages of its users. */
export async function openUsers(
  opened: Promise<Opened<IpmContext>>,
): Promise<Opened<UsersContext>> {
  const { ctx, tenant } = await opened;
  return { ctx: { ...ctx, system: systemSql(runtime()) }, tenant };
}

export async function openPublic(args: Args): Promise<Opened<PublicContext>> {
  const source = runtime();
  const session = await sessionOf(args, source);
  const address = loadContextOf(args).clientAddress;
  const userAgent = (args.request.headers.get('User-Agent') ?? '').slice(0, 255);
  const ctx = {
    ...baseContext(source, args),
    ...pageContext(source, args),
    user: session.state === 'open' ? session.user : null,
    pending: session.state === 'awaiting-code' ? session.user : null,
    system: systemSql(source),
    openSession: async (userId: bigint) => {
      await closeSession(args.request, source);
      return openSession({ userId, address, userAgent }, source);
    },
    closeSession: () => closeSession(args.request, source),
    address,
    userAgent,
  };
  return { ctx, tenant: null };
}

function buildIpmContext(options: {
  readonly source: Runtime;
  readonly args: Args;
  readonly ipm: IpmIdentity;
  readonly user: SignedInUser;
  readonly mine: readonly MembershipRow[];
  readonly permission: Permission;
  readonly base: string;
  readonly requestKey: RequestKey | undefined;
}): IpmContext {
  const { source, args, ipm, user, mine, permission, base, requestKey } = options;
  const acting = mine.find(({ role }) => can(role, permission));
  if (acting === undefined) throw forbidden();
  const { requestId } = loadContextOf(args);
  return {
    ...tenantContext(source, { ipm, user, actor: user.fullName, requestId, requestKey }),
    ...pageContext(source, args),
    user,
    role: acting.role,
    organisationIds: mine
      .filter(({ role, organisationId }) => organisationId !== NATION && can(role, permission))
      .map(({ organisationId }) => organisationId),
    base,
    can: (asked) => mine.some(({ role }) => can(role, asked)),
  };
}

function baseContext(source: Runtime, args: Args): BaseContext {
  const now = source.clock();
  const { newId, ports, vault } = source;
  const { requestId } = loadContextOf(args);
  const { appUrl } = source.settings;
  return { now, today: dayOf(now), requestId, appUrl, newId, ports, vault };
}

function pageContext(source: Runtime, args: Args): PageContext {
  const url = new URL(args.request.url);
  return {
    url,
    signal: args.request.signal,
    params: args.params,
    query: url.searchParams,
    language: languageOf(args.request),
    t: translatorOf(args.request),
    demo: source.settings.DEMO,
    formKey: randomUUID(),
  };
}

async function requireUser(args: Args, source: Runtime): Promise<SignedInUser> {
  const session = await sessionOf(args, source);
  if (session.state === 'open') return session.user;
  if (session.state === 'awaiting-code') throw goTo('/auth/totp');
  const { pathname, search } = new URL(args.request.url);
  throw goTo(`/auth/login?next=${encodeURIComponent(pathname.replace(/\.data$/, '') + search)}`);
}

function requireStrongSession(user: SignedInUser, mine: readonly MembershipRow[]) {
  const isRequired = mine.some(({ role }) => requiresSecondFactor(role));
  if (isRequired && !user.hasSecondFactor) throw goTo('/auth/security?required=1');
}

const sessionOf = (args: Args, source: Runtime): Promise<SessionState> =>
  remember(args, 'session', () => readSession(args.request, source));

function membershipsIn(args: Args, source: Runtime, userId: bigint, ipmId: bigint) {
  const system = systemSql(source);
  return remember(
    args,
    `memberships:${ipmId}`,
    () => system.rows<MembershipRow>`SELECT role, organisationId FROM Membership
      WHERE userId = ${userId} AND ipmId = ${ipmId} AND endedAt IS NULL`,
  );
}

const memory = new WeakMap<object, Map<string, Promise<unknown>>>();

/** The loaders of one page run side by side: what they all need is read once for the HTTP request. */
function remember<Value>(args: Args, name: string, read: () => Promise<Value>): Promise<Value> {
  const owner: object = args.context;
  const known = memory.get(owner) ?? new Map<string, Promise<unknown>>();
  memory.set(owner, known);
  if (!known.has(name)) known.set(name, read());
  return known.get(name) as Promise<Value>;
}

const loadContextOf = (args: Args) => args.context as unknown as LoadContext;
