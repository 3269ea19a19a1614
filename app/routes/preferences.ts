import { redirect } from '@remix-run/node';
import type { z } from 'zod';
import { PreferencesForm } from '~/features/accounts/account-form';
import { publicAction, publicLoader } from '~/platform/handler.server';

const YEAR_SECONDS = 365 * 24 * 3600;

export const loader = publicLoader(() => redirect('/'));

/** Language and appearance belong to the browser: two cookies that hold nothing else. */
export const action = publicAction(PreferencesForm, keepPreferences, {
  done: (_ctx, { cookies }, { returnTo }) => {
    const headers = new Headers();
    for (const cookie of cookies) headers.append('Set-Cookie', cookie);
    return redirect(returnTo, { status: 303, headers });
  },
});

function keepPreferences(_ctx: object, input: z.output<typeof PreferencesForm>) {
  const cookies = [
    ...(input.language === null ? [] : [cookie('lang', input.language)]),
    ...(input.theme === null ? [] : [cookie('theme', input.theme)]),
  ];
  return Promise.resolve({ ok: true as const, cookies });
}

const cookie = (name: string, value: string) =>
  `${name}=${value}; Path=/; Max-Age=${String(YEAR_SECONDS)}; HttpOnly; SameSite=Lax`;
