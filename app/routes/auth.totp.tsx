import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Form, FormActions, SubmitButton } from '~/components/form';
import { PublicFrame } from '~/components/shell/public-frame';
import { CodeForm } from '~/features/accounts/account-form';
import { CodeField } from '~/features/accounts/code-field';
import { verifySecondFactor } from '~/features/accounts/verify-second-factor.server';
import { safePath } from '~/features/forms/safe-path';
import { useT } from '~/i18n/t';
import { publicAction, publicLoader } from '~/platform/handler.server';

export const loader = publicLoader((ctx) => {
  const next = safePath(ctx.query.get('next'));
  if (ctx.user !== null) return redirect(next);
  if (ctx.pending === null) return redirect(`/auth/login?next=${encodeURIComponent(next)}`);
  return { title: ctx.t('auth.totp.title'), next, demo: ctx.demo, email: ctx.pending.email };
});

export const action = publicAction(CodeForm, verifySecondFactor, {
  done: (_ctx, _result, { next }) => ({ to: next }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function SecondFactorPage() {
  const { next, demo, email } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT();
  return (
    <PublicFrame
      title={t('auth.totp.title')}
      description={t('auth.totp.description')}
      demo={demo}
      below={t('auth.totp.lost')}
    >
      <Form result={result}>
        <input type="hidden" name="next" value={next} />
        <p className="break-all text-ink-soft">{email}</p>
        <CodeField autoFocus />
        <FormActions>
          <SubmitButton>{t('auth.totp.submit')}</SubmitButton>
        </FormActions>
      </Form>
      <form method="post" action="/auth/logout" className="mt-4">
        <button type="submit" className="text-link">
          {t('auth.totp.otherAccount')}
        </button>
      </form>
    </PublicFrame>
  );
}
