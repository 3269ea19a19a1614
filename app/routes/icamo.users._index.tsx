import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { MembershipForm } from '~/features/accounts/account-form';
import { getUsersPage } from '~/features/accounts/membership-queries.server';
import { resetSecondFactor } from '~/features/accounts/reset-second-factor.server';
import { revokeMembership } from '~/features/accounts/revoke-membership.server';
import { UsersPage } from '~/features/accounts/users-page';
import { byIntent, icamoUsersAction, icamoUsersLoader } from '~/platform/handler.server';

export const loader = icamoUsersLoader('national-user:read', getUsersPage);

export const action = byIntent({
  revoke: icamoUsersAction('national-user:invite', MembershipForm, revokeMembership, {
    done: (ctx, { name }) => ({
      to: `${ctx.base}/users`,
      toast: { key: 'user-revoked', values: { name } },
    }),
  }),
  'reset-factor': icamoUsersAction('national-user:invite', MembershipForm, resetSecondFactor, {
    done: (ctx, { name }) => ({
      to: `${ctx.base}/users`,
      toast: { key: 'second-factor-reset', values: { name } },
    }),
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function UsersRoute() {
  return <UsersPage {...useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}
