import { randomBytes } from 'node:crypto';
import { generate } from 'otplib';
import { testRuntime } from '#tests/support/runtime';
import type { Role } from '~/domain/permissions';
import { hashPassword } from '~/features/accounts/password.server';
import { newTotpSecret, totpPlace } from '~/features/accounts/totp.server';
import type { MailMessage } from '~/integrations/mail/mail-port';
import type { JobContext } from '~/platform/job-context.server';
import { findIpm, systemSql, tenantContext } from '~/platform/runtime.server';

export const PASSWORD = 'le baobab chante';

let shiftMs = 0;
const sent: MailMessage[] = [];

/** The runtime of the accounts' tests: a clock that can be moved on, and a mail that is kept. */
export const accountRuntime = () =>
  testRuntime({
    clock: () => new Date(Date.now() + shiftMs),
    ports: {
      mail: {
        send: (message) => {
          sent.push(message);
          return Promise.resolve();
        },
      },
    },
  });

export const moveOn = (minutes: number) => {
  shiftMs += minutes * 60_000;
};

/** An address of its own: the failures of one test are not another's. */
export const newAddress = () => `test-${randomBytes(8).toString('hex')}`;

export type Account = {
  readonly id: bigint;
  readonly email: string;
  readonly totpSecret: string | null;
};

export async function newAccount(
  options: {
    readonly password?: string | null;
    readonly withTotp?: boolean;
    readonly disabled?: boolean;
  } = {},
): Promise<Account> {
  const source = accountRuntime();
  const id = source.newId();
  const email = `personne${id}@test.example`;
  const totpSecret = options.withTotp ? newTotpSecret() : null;
  const password = options.password === undefined ? PASSWORD : options.password;
  await systemSql(source).insert('user', {
    id,
    email,
    fullName: 'Awa Ndiaye',
    passwordHash: password === null ? null : await hashPassword(password),
    totpCiphertext: totpSecret && source.vault.encrypt(totpSecret, totpPlace(id)),
    totpEnabledAt: totpSecret && new Date(),
    disabledAt: options.disabled ? new Date() : null,
    createdAt: new Date(),
  });
  return { id, email, totpSecret };
}

export async function giveRole(userId: bigint, role: Role, ipmId = 0n): Promise<bigint> {
  const source = accountRuntime();
  const id = source.newId();
  const row = { id, userId, role, ipmId, organisationId: 0n, createdAt: new Date() };
  await systemSql(source).insert('Membership', row);
  return id;
}

/** The code that the account's application shows now. */
export function codeOf(account: Account, secret = account.totpSecret): Promise<string> {
  if (secret === null) throw new Error('this account has no second factor');
  return generate({ secret, epoch: Math.floor(accountRuntime().clock().getTime() / 1000) });
}

export type Answer = {
  readonly status: number;
  readonly location: string | null;
  /** As the browser would send it back. */
  readonly cookie: string | null;
  /** Loader data, or what the form gets back. */
  readonly body: unknown;
};

type Asked = {
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly cookie?: string | null | undefined;
  readonly address?: string;
  readonly userAgent?: string;
  readonly form?: Readonly<Record<string, string>>;
};

/** Calls a route's loader or action as the server would. */
export async function call(route: (args: never) => unknown, asked: Asked): Promise<Answer> {
  accountRuntime();
  const headers = new Headers({ 'User-Agent': asked.userAgent ?? 'test' });
  if (asked.cookie) headers.set('Cookie', asked.cookie);
  const request = new Request(`http://localhost:3000${asked.path}`, {
    headers,
    ...(asked.form ? { method: 'POST', body: new URLSearchParams(asked.form) } : {}),
  });
  const context = {
    cspNonce: 'nonce',
    requestId: 'test',
    clientAddress: asked.address ?? newAddress(),
  };
  const args = { request, params: asked.params ?? {}, context };
  try {
    return answerOf(await (route as (args: unknown) => unknown)(args));
  } catch (thrown) {
    if (thrown instanceof Response) return answerOf(thrown);
    throw thrown;
  }
}

function answerOf(given: unknown): Answer {
  if (given instanceof Response) {
    const { status, headers } = given;
    const cookie = headers.get('Set-Cookie')?.split(';')[0] ?? null;
    return { status, location: headers.get('Location'), cookie, body: null };
  }
  const wrapped = given as { data?: unknown; init?: { status?: number } };
  if (wrapped.init) {
    const { data, init } = wrapped;
    return { status: init.status ?? 200, location: null, cookie: null, body: data };
  }
  return { status: 200, location: null, cookie: null, body: given };
}

/** ICAMO's tenant, which the platform's own mails go through. */
export async function ensureIcamo() {
  const source = accountRuntime();
  const system = systemSql(source);
  await system.run`INSERT INTO Ipm (id, slug, name, shortName, kind, regionCode, address, phone, email, createdAt)
    VALUES (${source.newId()}, 'icamo', 'ICAMO', 'ICAMO', 'coordination', 'SN-DK', 'Dakar', '', '', ${new Date()})
    ON DUPLICATE KEY UPDATE slug = slug`;
  const icamo = await findIpm(source, { slug: 'icamo' });
  if (icamo === null) throw new Error('ICAMO was just made');
  return icamo;
}

/** What the job of an invitation or reset works with. */
export async function jobContext(): Promise<JobContext> {
  const source = accountRuntime();
  const ipm = await ensureIcamo();
  const base = tenantContext(source, { ipm, user: null, actor: 'système', requestId: 'job' });
  return { ...base, system: systemSql(source), appUrl: 'http://localhost:3000' } as JobContext;
}

/** The secret at the end of the link in the last mail to this address. */
export function secretMailedTo(email: string): string | null {
  const text = sent.findLast(({ to }) => to.address === email)?.text ?? '';
  return /\/auth\/(?:invitation|reset)\/(\S+)/.exec(text)?.[1] ?? null;
}

export const mailsTo = (email: string) => sent.filter(({ to }) => to.address === email).length;
