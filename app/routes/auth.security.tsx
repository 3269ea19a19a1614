import type { MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Form, FormActions, SubmitButton } from '~/components/form';
import { Notice } from '~/components/notice';
import { PublicFrame } from '~/components/shell/public-frame';
import {
  ChangePasswordForm,
  DisableSecondFactorForm,
  EnableSecondFactorForm,
  EndSessionsForm,
  StartSecondFactorForm,
} from '~/features/accounts/account-form';
import { getSecondFactor, listSessions } from '~/features/accounts/account-queries.server';
import { changePassword } from '~/features/accounts/change-password.server';
import { disableSecondFactor } from '~/features/accounts/disable-second-factor.server';
import { enableSecondFactor } from '~/features/accounts/enable-second-factor.server';
import { endSessions } from '~/features/accounts/end-sessions.server';
import { PasswordInput } from '~/features/accounts/password-input';
import { SecondFactorPanel } from '~/features/accounts/second-factor-panel';
import { SessionList } from '~/features/accounts/session-list';
import { startSecondFactor } from '~/features/accounts/start-second-factor.server';
import { useT } from '~/i18n/t';
import { accountAction, accountLoader, byIntent } from '~/platform/handler.server';

const HERE = '/auth/security';

export const loader = accountLoader(async (ctx) => {
  const [factor, sessions] = await Promise.all([getSecondFactor(ctx), listSessions(ctx)]);
  const title = ctx.t('auth.security.title');
  return { title, email: ctx.user.email, factor, sessions, demo: ctx.demo };
});

export const action = byIntent({
  password: accountAction(ChangePasswordForm, changePassword, {
    done: () => ({ to: HERE, toast: 'password-changed' }),
  }),
  start: accountAction(StartSecondFactorForm, startSecondFactor, { done: () => ({ to: HERE }) }),
  enable: accountAction(EnableSecondFactorForm, enableSecondFactor, {
    done: () => ({ to: HERE, toast: 'second-factor-on' }),
  }),
  disable: accountAction(DisableSecondFactorForm, disableSecondFactor, {
    done: () => ({ to: HERE, toast: 'second-factor-off' }),
  }),
  'end-sessions': accountAction(EndSessionsForm, endSessions, {
    done: (_ctx, { count }) => ({ to: HERE, toast: { key: 'sessions-ended', values: { count } } }),
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function SecurityPage() {
  const { email, factor, sessions, demo } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT();
  return (
    <PublicFrame
      width="wide"
      title={t('auth.security.title')}
      description={t('auth.security.description', { email })}
      demo={demo}
      below={
        <Link className="text-link" to="/">
          {t('auth.security.back')}
        </Link>
      }
    >
      {factor.isRequired && factor.state !== 'on' && (
        <Notice tone="warn" title={t('auth.security.requiredTitle')}>
          {t('auth.security.required')}
        </Notice>
      )}
      <Part title={t('auth.security.factorTitle')}>
        <SecondFactorPanel factor={factor} result={result} />
      </Part>
      <Part title={t('auth.security.passwordTitle')} help={t('auth.security.passwordHelp')}>
        <Form intent="password" result={result}>
          <input type="hidden" name="email" value={email} autoComplete="username" />
          <PasswordInput
            name="currentPassword"
            label={t('auth.currentPassword')}
            autoComplete="current-password"
          />
          <PasswordInput
            name="newPassword"
            label={t('auth.newPassword')}
            help={t('auth.newPasswordHelp')}
            autoComplete="new-password"
          />
          <FormActions>
            <SubmitButton>{t('auth.security.changePassword')}</SubmitButton>
          </FormActions>
        </Form>
      </Part>
      <Part title={t('auth.security.sessionsTitle')} help={t('auth.security.sessionsHelp')}>
        <SessionList sessions={sessions} />
      </Part>
    </PublicFrame>
  );
}

type PartProps = {
  readonly title: string;
  readonly help?: string | undefined;
  readonly children: ReactNode;
};

function Part({ title, help, children }: PartProps) {
  return (
    <section className="mt-6 border-t border-line pt-5">
      <h2 className="text-lg font-semibold">{title}</h2>
      {help !== undefined && <p className="text-sm text-ink-soft">{help}</p>}
      <div className="mt-4">{children}</div>
    </section>
  );
}
