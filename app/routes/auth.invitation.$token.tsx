import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Field } from '~/components/field';
import { Form, FormActions, SubmitButton } from '~/components/form';
import { PublicFrame } from '~/components/shell/public-frame';
import { acceptInvitation } from '~/features/accounts/accept-invitation.server';
import { AcceptInvitationForm } from '~/features/accounts/account-form';
import { findLinkOwner } from '~/features/accounts/account-queries.server';
import { ExpiredLink } from '~/features/accounts/expired-link';
import { PasswordInput } from '~/features/accounts/password-input';
import { useT } from '~/i18n/t';
import { publicAction, publicLoader } from '~/platform/handler.server';

export const loader = publicLoader(async (ctx) => {
  const token = ctx.params['token'] ?? '';
  const owner = await findLinkOwner(ctx, token, 'invitation');
  const title = ctx.t(owner ? 'auth.invitation.title' : 'auth.expired.title');
  const invited = owner && { email: owner.email, fullName: owner.fullName };
  return { title, token, invited, demo: ctx.demo };
});

export const action = publicAction(AcceptInvitationForm, acceptInvitation, {
  done: (_ctx, { cookie }) => redirect('/', { status: 303, headers: { 'Set-Cookie': cookie } }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
  { name: 'referrer', content: 'same-origin' },
];

export default function InvitationPage() {
  const { token, invited, demo } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT();
  if (invited === null) return <ExpiredLink purpose="invitation" demo={demo} />;
  return (
    <PublicFrame
      title={t('auth.invitation.title')}
      description={t('auth.invitation.description', { email: invited.email })}
      demo={demo}
    >
      <Form result={result}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="email" value={invited.email} autoComplete="username" />
        <Field
          name="fullName"
          label={t('auth.fullName')}
          autoComplete="name"
          defaultValue={invited.fullName}
        />
        <PasswordInput
          name="newPassword"
          label={t('auth.newPassword')}
          help={t('auth.newPasswordHelp')}
          autoComplete="new-password"
        />
        <FormActions>
          <SubmitButton>{t('auth.invitation.submit')}</SubmitButton>
        </FormActions>
      </Form>
    </PublicFrame>
  );
}
