import { redirect, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { Field } from '~/components/field';
import { Form, FormActions, SubmitButton } from '~/components/form';
import { PublicFrame } from '~/components/shell/public-frame';
import { SignInForm } from '~/features/accounts/account-form';
import { DemoAccounts } from '~/features/accounts/demo-accounts';
import { PasswordInput } from '~/features/accounts/password-input';
import { signIn } from '~/features/accounts/sign-in.server';
import { safePath } from '~/features/forms/safe-path';
import { useT } from '~/i18n/t';
import { publicAction, publicLoader } from '~/platform/handler.server';

export const loader = publicLoader((ctx) => {
  const next = safePath(ctx.query.get('next'));
  if (ctx.user !== null) return redirect(next);
  return { title: ctx.t('auth.title'), next, demo: ctx.demo };
});

export const action = publicAction(SignInForm, signIn, {
  done: (_ctx, { cookie, awaitsCode }, { next }) => {
    const to = awaitsCode ? `/auth/totp?next=${encodeURIComponent(next)}` : next;
    return redirect(to, { status: 303, headers: { 'Set-Cookie': cookie } });
  },
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function SignInPage() {
  const { next, demo } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT();
  return (
    <PublicFrame
      title={t('auth.title')}
      description={t('auth.signInDescription')}
      demo={demo}
      below={t('auth.noAccount')}
    >
      <Form result={result}>
        <input type="hidden" name="next" value={next} />
        <Field
          name="email"
          type="email"
          label={t('auth.email')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
        <PasswordInput name="password" label={t('auth.password')} autoComplete="current-password" />
        <FormActions>
          <SubmitButton>{t('auth.signIn')}</SubmitButton>
          <Link className="text-link ml-auto" to="/auth/forgot">
            {t('auth.forgotLink')}
          </Link>
        </FormActions>
      </Form>
      {demo && <DemoAccounts />}
    </PublicFrame>
  );
}
