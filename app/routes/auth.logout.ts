import { redirect } from '@remix-run/node';
import { SignOutForm } from '~/features/accounts/account-form';
import { signOut } from '~/features/accounts/sign-out.server';
import { publicAction, publicLoader } from '~/platform/handler.server';

/** An address typed by hand signs nobody out. */
export const loader = publicLoader(() => redirect('/'));

export const action = publicAction(SignOutForm, signOut, {
  done: (_ctx, { cookie }) =>
    redirect('/auth/login', { status: 303, headers: { 'Set-Cookie': cookie } }),
});
