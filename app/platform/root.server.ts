import { data, type LoaderFunctionArgs } from '@remix-run/node';
import {
  CLEAR_TOAST,
  languageOf,
  readCookie,
  readToast,
  type LoadContext,
  type Toast,
} from './http.server';
import { runtime } from './runtime.server';
import type { Language } from '~/i18n/t';

export type Theme = 'light' | 'dark' | 'system';

export type RootData = {
  readonly language: Language;
  readonly theme: Theme;
  readonly toast: Toast | null;
  readonly demo: boolean;
  readonly requestId: string;
};

const THEMES: readonly Theme[] = ['light', 'dark', 'system'];

/** What the document itself needs. Opens no session, so that it answers even when the database is away. */
export function rootLoader({ request, context }: LoaderFunctionArgs) {
  const toast = readToast(request);
  const theme = readCookie(request, 'theme');
  const body: RootData = {
    language: languageOf(request),
    theme: THEMES.find((known) => known === theme) ?? 'system',
    toast,
    demo: runtime().settings.DEMO,
    requestId: (context as unknown as LoadContext).requestId,
  };
  return data(body, toast ? { headers: { 'Set-Cookie': CLEAR_TOAST } } : {});
}
