import type { SignedInUser } from '~/platform/context';
import { SESSION_COOKIE } from '~/platform/http.server';
import { systemSql } from '~/platform/runtime.server';
import { testRuntime } from './runtime';

const ONE_HOUR_MS = 3_600_000;

/** Opens a session for the user as the sign-in form would; answers the value of the `Cookie` header. */
export async function signIn(
  user: SignedInUser,
  options: { readonly secondFactor?: boolean } = {},
): Promise<string> {
  const source = testRuntime();
  const now = source.clock();
  const id = `test${source.newId().toString(36)}`;
  await systemSql(source).insert('session', {
    id,
    user_id: user.id,
    expires_at: new Date(now.getTime() + ONE_HOUR_MS),
    createdAt: now,
    lastSeenAt: now,
    address: '127.0.0.1',
    userAgent: 'test',
    secondFactorAt: options.secondFactor ? now : null,
  });
  return `${SESSION_COOKIE}=${id}`;
}

type RouteFunction = (args: never) => unknown;

export type RouteRequest = {
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly cookie?: string | undefined;
  /** Sent as a form: makes it a POST. */
  readonly form?: Readonly<Record<string, string>>;
};

/** Calls a route's real loader or action as the server would; a thrown response is its answer. */
export async function callRoute(route: RouteFunction, asked: RouteRequest): Promise<unknown> {
  const { path, params = {}, cookie, form } = asked;
  const request = new Request(`http://localhost:3000${path}`, {
    headers: cookie === undefined ? {} : { Cookie: cookie },
    ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
  });
  const context = { cspNonce: 'nonce', requestId: 'test', clientAddress: '127.0.0.1' };
  try {
    return await (route as (args: unknown) => unknown)({ request, params, context });
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}
