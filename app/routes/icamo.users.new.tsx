import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { InviteUserForm } from '~/features/accounts/account-form';
import { InviteUserPage } from '~/features/accounts/invite-user-page';
import { inviteUser } from '~/features/accounts/invite-user.server';
import { getInvitePage } from '~/features/accounts/membership-queries.server';
import { icamoUsersAction, icamoUsersLoader } from '~/platform/handler.server';

export const loader = icamoUsersLoader('national-user:invite', getInvitePage);

export const action = icamoUsersAction('national-user:invite', InviteUserForm, inviteUser, {
  done: (ctx, { email }) => ({
    to: `${ctx.base}/users`,
    toast: { key: 'user-invited', values: { email } },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function InviteUserRoute() {
  const result = useActionData<typeof action>();
  return <InviteUserPage {...useLoaderData<typeof loader>()} result={result} />;
}
