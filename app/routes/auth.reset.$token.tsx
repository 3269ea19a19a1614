import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Form, FormActions, SubmitButton } from '~/components/form';
import { PublicFrame } from '~/components/shell/public-frame';
import { ResetPasswordForm } from '~/features/accounts/account-form';
import { findLinkOwner } from '~/features/accounts/account-queries.server';
import { ExpiredLink } from '~/features/accounts/expired-link';
import { PasswordInput } from '~/features/accounts/password-input';
import { resetPassword } from '~/features/accounts/reset-password.server';
import { useT } from '~/i18n/t';
import { publicAction, publicLoader } from '~/platform/handler.server';

export const loader = publicLoader(async (ctx) => {
  const token = ctx.params['token'] ?? '';
  const owner = await findLinkOwner(ctx, token, 'reset');
  const title = ctx.t(owner ? 'auth.reset.title' : 'auth.expired.title');
  return { title, token, email: owner?.email ?? null, demo: ctx.demo };
});

export const action = publicAction(ResetPasswordForm, resetPassword, {
  done: () => ({ to: '/auth/login', toast: 'password-reset' }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
  { name: 'referrer', content: 'same-origin' },
];

export default function ResetPasswordPage() {
  const { token, email, demo } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT();
  if (email === null) return <ExpiredLink purpose="reset" demo={demo} />;
  return (
    <PublicFrame
      title={t('auth.reset.title')}
      description={t('auth.reset.description', { email })}
      demo={demo}
    >
      <Form result={result}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="email" value={email} autoComplete="username" />
        <PasswordInput
          name="newPassword"
          label={t('auth.newPassword')}
          help={t('auth.newPasswordHelp')}
          autoComplete="new-password"
        />
        <FormActions>
          <SubmitButton>{t('auth.reset.submit')}</SubmitButton>
        </FormActions>
      </Form>
    </PublicFrame>
  );
}
