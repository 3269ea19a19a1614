import type { MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { Field } from '~/components/field';
import { Form, FormActions, SubmitButton } from '~/components/form';
import { Notice } from '~/components/notice';
import { PublicFrame } from '~/components/shell/public-frame';
import { ForgotPasswordForm } from '~/features/accounts/account-form';
import { requestPasswordReset } from '~/features/accounts/request-password-reset.server';
import { useT } from '~/i18n/t';
import { publicAction, publicLoader } from '~/platform/handler.server';

export const loader = publicLoader((ctx) => ({
  title: ctx.t('auth.forgot.title'),
  isSent: ctx.query.has('sent'),
  demo: ctx.demo,
}));

export const action = publicAction(ForgotPasswordForm, requestPasswordReset, {
  done: () => ({ to: '/auth/forgot?sent' }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function ForgotPasswordPage() {
  const { isSent, demo } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT();
  return (
    <PublicFrame
      title={t('auth.forgot.title')}
      {...(isSent ? {} : { description: t('auth.forgot.description') })}
      demo={demo}
      below={
        <Link className="text-link" to="/auth/login">
          {t('auth.forgot.back')}
        </Link>
      }
    >
      {isSent ? (
        <Notice tone="success" title={t('auth.forgot.sentTitle')}>
          {t('auth.forgot.sent')}
        </Notice>
      ) : (
        <Form result={result}>
          <Field
            name="email"
            type="email"
            label={t('auth.email')}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
          />
          <FormActions>
            <SubmitButton>{t('auth.forgot.submit')}</SubmitButton>
          </FormActions>
        </Form>
      )}
    </PublicFrame>
  );
}
