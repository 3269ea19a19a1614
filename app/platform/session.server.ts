import { Lucia, TimeSpan } from 'lucia';
import { createLuciaAdapter } from './database/lucia-adapter.server';
import type { SignedInUser } from './context';
import { readCookie, SESSION_COOKIE } from './http.server';
import { runtime, systemSql, type Runtime } from './runtime.server';

const IDLE_HOURS = 12;
/** However often it is used, a session ends after this long. */
const ABSOLUTE_MS = 14 * 24 * 3_600_000;
/** How exactly the list of sessions knows when each was last used. */
const SEEN_EVERY_MS = 5 * 60_000;

type UserRow = {
  email: string;
  fullName: string;
  disabledAt: Date | null;
  totpEnabledAt: Date | null;
};
type SessionRow = {
  createdAt: Date;
  lastSeenAt: Date;
  address: string;
  userAgent: string;
  secondFactorAt: Date | null;
};

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof buildLucia>;
    UserId: bigint;
    DatabaseUserAttributes: UserRow;
    DatabaseSessionAttributes: SessionRow;
  }
}

function buildLucia(source: Runtime) {
  return new Lucia(createLuciaAdapter(source.pool), {
    sessionExpiresIn: new TimeSpan(IDLE_HOURS, 'h'),
    sessionCookie: {
      name: SESSION_COOKIE,
      expires: false,
      attributes: { secure: source.settings.secureCookies, sameSite: 'lax', path: '/' },
    },
    getUserAttributes: ({ email, fullName, disabledAt, totpEnabledAt }) => ({
      email,
      fullName,
      disabledAt,
      totpEnabledAt,
    }),
    getSessionAttributes: (row) => ({
      createdAt: row.createdAt,
      lastSeenAt: row.lastSeenAt,
      address: row.address,
      userAgent: row.userAgent,
      secondFactorAt: row.secondFactorAt,
    }),
  });
}

const built = new WeakMap<Runtime, ReturnType<typeof buildLucia>>();

export function lucia(source: Runtime = runtime()) {
  const known = built.get(source) ?? buildLucia(source);
  built.set(source, known);
  return known;
}

/** A new session, still without a second factor. Answers its `Set-Cookie`. */
export async function openSession(
  of: { readonly userId: bigint; readonly address: string; readonly userAgent: string },
  source: Runtime,
): Promise<string> {
  const { userId, address, userAgent } = of;
  const now = source.clock();
  const session = await lucia(source).createSession(userId, {
    createdAt: now,
    lastSeenAt: now,
    address,
    userAgent,
    secondFactorAt: null,
  });
  return lucia(source).createSessionCookie(session.id).serialize();
}

/** Ends the session that the request came with. Answers the `Set-Cookie` that takes the cookie back. */
export async function closeSession(request: Request, source: Runtime): Promise<string> {
  const sessionId = readCookie(request, SESSION_COOKIE);
  if (sessionId !== null) await lucia(source).invalidateSession(sessionId);
  return lucia(source).createBlankSessionCookie().serialize();
}

export type SessionState =
  | { readonly state: 'none' }
  /** The password was right; the code of the second factor is still asked for. */
  | { readonly state: 'awaiting-code'; readonly user: SignedInUser }
  | { readonly state: 'open'; readonly user: SignedInUser };

/** Reads the request's cookie. Expiry, sliding and absolute, is kept in the database, not in the cookie. */
export async function readSession(
  request: Request,
  source: Runtime = runtime(),
): Promise<SessionState> {
  const sessionId = readCookie(request, SESSION_COOKIE);
  if (sessionId === null) return { state: 'none' };
  const { session, user } = await lucia(source).validateSession(sessionId);
  if (session === null || user.disabledAt !== null) return { state: 'none' };
  const now = source.clock();
  if (now.getTime() - session.createdAt.getTime() > ABSOLUTE_MS) {
    await lucia(source).invalidateSession(session.id);
    return { state: 'none' };
  }
  const signedIn: SignedInUser = {
    id: user.id,
    email: user.email,
    fullName: user.fullName,
    sessionId: session.id,
    hasSecondFactor: session.secondFactorAt !== null,
  };
  if (user.totpEnabledAt !== null && session.secondFactorAt === null) {
    return { state: 'awaiting-code', user: signedIn };
  }
  if (now.getTime() - session.lastSeenAt.getTime() > SEEN_EVERY_MS) {
    await systemSql(source).run`UPDATE session SET lastSeenAt = ${now} WHERE id = ${session.id}`;
  }
  return { state: 'open', user: signedIn };
}
