import { createHash } from 'node:crypto';
import { redirect } from '@remix-run/node';
import { z } from 'zod';
import { createTranslator, type Language } from '~/i18n/t';

/** What the server file hands to every loader and action of one HTTP request: the same object for all of them. */
export type LoadContext = {
  readonly cspNonce: string;
  readonly requestId: string;
  readonly clientAddress: string;
};

export type Toast = {
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>> | undefined;
  readonly tone?: 'success' | 'warn' | undefined;
};

export const SESSION_COOKIE = 'icamo_session';
const TOAST_COOKIE = 'toast';
const toastSchema = z.object({
  key: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  tone: z.enum(['success', 'warn']).optional(),
});
const TOAST_SECONDS = 30;

export function readCookie(request: Request, name: string): string | null {
  const found = (request.headers.get('Cookie') ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`));
  return found === undefined ? null : decoded(found.slice(name.length + 1));
}

/** Anyone may send a cookie that we never wrote. */
function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}

export const languageOf = (request: Request): Language =>
  readCookie(request, 'lang') === 'en' ? 'en' : 'fr';

export const translatorOf = (request: Request) => createTranslator(languageOf(request));

/** Goes on to another page, which shows the toast once. */
export function goTo(to: string, toast?: Toast, headers = new Headers()): Response {
  if (toast) {
    const value = encodeURIComponent(JSON.stringify(toast));
    headers.append(
      'Set-Cookie',
      `${TOAST_COOKIE}=${value}; Path=/; Max-Age=${TOAST_SECONDS}; HttpOnly; SameSite=Lax`,
    );
  }
  return redirect(to, { status: 303, headers });
}

export function readToast(request: Request): Toast | null {
  const value = readCookie(request, TOAST_COOKIE);
  if (value === null) return null;
  try {
    return toastSchema.safeParse(JSON.parse(value)).data ?? null;
  } catch {
    return null;
  }
}

export const CLEAR_TOAST = `${TOAST_COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`;

/** Links of invitations and password resets end with a secret; queries may hold names. */
export const pathForLogs = (pathname: string): string =>
  pathname.replace(/^(\/auth\/[^/]+)\/.+$/, '$1/…');

export const notFound = () => new Response(null, { status: 404, statusText: 'Not Found' });
export const forbidden = () => new Response(null, { status: 403, statusText: 'Forbidden' });

/** Digest of a form's body, so that a key that comes back can be compared with what came first. */
export function digestForm(request: Request, form: FormData): string {
  const path = new URL(request.url).pathname;
  const entries = [...form.entries()]
    .filter(([name]) => name !== '_key')
    .map(([name, value]) => [name, typeof value === 'string' ? value : value.name])
    .sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1));
  const text = JSON.stringify([path, readCookie(request, SESSION_COOKIE), entries]);
  return createHash('sha256').update(text).digest('hex');
}
