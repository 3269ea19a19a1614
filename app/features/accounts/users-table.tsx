import { UserPlus, Users } from 'lucide-react';
import { LinkButton } from '~/components/button';
import { ConfirmForm } from '~/components/confirm-form';
import { DataTable, type Column } from '~/components/data-table';
import { InstantText } from '~/components/dates';
import { EmptyState } from '~/components/empty-state';
import type { FormResult } from '~/components/form-context';
import { usePaging } from '~/components/pagination';
import { StateBadge } from '~/components/state-badge';
import type { Role } from '~/domain/permissions';
import { useT } from '~/i18n/t';
import { useFormat } from '~/i18n/use-format';

export type UserItem = {
  readonly id: bigint;
  readonly role: Role;
  readonly fullName: string;
  readonly email: string;
  readonly organisation: string | null;
  readonly endedAt: Date | null;
  readonly hasAccepted: boolean;
  readonly hasSecondFactor: boolean;
  readonly isSelf: boolean;
  readonly lastSeenAt: Date | null;
};

type UsersTableProps = {
  readonly users: readonly UserItem[];
  readonly paging: { readonly page: number; readonly pageSize: number; readonly total: number };
  readonly formKey: string;
  readonly canInvite: boolean;
  readonly canRevoke: boolean;
  readonly result: FormResult | undefined;
};

export function UsersTable(props: UsersTableProps) {
  const { users, canInvite, canRevoke } = props;
  const t = useT();
  const paging = usePaging(props.paging);
  const actions: Column<UserItem> = {
    key: 'action',
    header: t('auth.users.action'),
    align: 'end',
    phone: 'aside',
    cell: (user) => user.endedAt === null && <UserActions {...props} user={user} />,
  };
  return (
    <DataTable
      caption={t('auth.users.caption')}
      columns={[...useColumns(), ...(canRevoke ? [actions] : [])]}
      rows={users}
      rowKey={({ id }) => String(id)}
      paging={paging}
      empty={
        <EmptyState
          icon={Users}
          title={t('auth.users.emptyTitle')}
          {...(canInvite ? { action: <InviteLink /> } : {})}
        >
          {t('auth.users.empty')}
        </EmptyState>
      }
    />
  );
}

export function InviteLink() {
  const t = useT();
  return (
    <LinkButton to="new" tone="primary" icon={UserPlus}>
      {t('auth.users.invite')}
    </LinkButton>
  );
}

function useColumns(): readonly Column<UserItem>[] {
  const t = useT();
  return [
    {
      key: 'name',
      header: t('auth.users.name'),
      cell: ({ fullName, email }) => (
        <span className="block min-w-0">
          <span className="block font-medium">{fullName}</span>
          <span className="block text-sm break-all text-ink-soft">{email}</span>
        </span>
      ),
    },
    {
      key: 'role',
      header: t('auth.users.role'),
      cell: ({ role, organisation }) => (
        <span className="block">
          {t(`auth.roles.${role}`)}
          {organisation !== null && (
            <span className="block text-sm text-ink-soft">{organisation}</span>
          )}
        </span>
      ),
    },
    {
      key: 'lastSeen',
      header: t('auth.users.lastSeen'),
      phone: 'hidden',
      cell: ({ lastSeenAt }) =>
        lastSeenAt === null ? t('auth.users.never') : <InstantText instant={lastSeenAt} />,
    },
    {
      key: 'state',
      header: t('auth.users.state'),
      phone: 'value',
      cell: (user) => <UserState user={user} />,
    },
  ];
}

function UserState({ user }: { readonly user: UserItem }) {
  const t = useT();
  const format = useFormat();
  const { endedAt, hasAccepted, hasSecondFactor } = user;
  if (endedAt !== null) {
    const day = format.day(endedAt.toISOString());
    return <StateBadge tone="ended">{t('auth.users.endedOn', { day })}</StateBadge>;
  }
  if (!hasAccepted) return <StateBadge tone="waiting">{t('auth.users.invited')}</StateBadge>;
  return (
    <span className="inline-flex flex-wrap gap-1">
      <StateBadge tone="settled">{t('auth.users.active')}</StateBadge>
      {hasSecondFactor && <StateBadge tone="progress">{t('auth.users.secondFactor')}</StateBadge>}
    </span>
  );
}

function UserActions({ user, formKey, result }: UsersTableProps & { readonly user: UserItem }) {
  const t = useT();
  const name = user.fullName;
  const own = result?.values?.['membershipId'] === String(user.id) ? result : null;
  const hidden = <input type="hidden" name="membershipId" value={String(user.id)} />;
  return (
    <span className="flex max-w-[calc(100vw-4rem)] flex-wrap justify-end gap-1.5 text-left sm:max-w-none">
      {user.hasAccepted && !user.isSelf && (
        <ConfirmForm
          label={t('auth.users.resetFactor')}
          title={t('auth.users.resetFactorTitle', { name })}
          consequence={t('auth.users.resetFactorText', { name })}
          confirmLabel={t('auth.users.resetFactor')}
          tone="danger"
          openTone="quiet"
          size="small"
          intent="reset-factor"
          formKey={formKey}
          result={own}
        >
          {hidden}
        </ConfirmForm>
      )}
      <ConfirmForm
        label={t('auth.users.revoke')}
        title={t('auth.users.revokeTitle', { name })}
        consequence={t('auth.users.revokeText', { name, role: t(`auth.roles.${user.role}`) })}
        confirmLabel={t('auth.users.revoke')}
        tone="danger"
        openTone="secondary"
        size="small"
        intent="revoke"
        formKey={formKey}
        result={own}
      >
        {hidden}
      </ConfirmForm>
    </span>
  );
}
