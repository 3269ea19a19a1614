import type { FormResult } from '~/components/form-context';
import { PageHeader } from '~/components/page-header';
import { Section } from '~/components/section';
import { TableToolbar } from '~/components/table-toolbar';
import { useT } from '~/i18n/t';
import { useFormat } from '~/i18n/use-format';
import { InviteLink, UsersTable, type UserItem } from './users-table';

export type UsersPageProps = {
  readonly users: readonly UserItem[];
  readonly count: number;
  readonly page: number;
  readonly pageSize: number;
  readonly formKey: string;
  readonly canInvite: boolean;
  readonly canRevoke: boolean;
  readonly result: FormResult | undefined;
};

/** The people of one organisation and their roles: the same page for an IPM and for the nation. */
export function UsersPage(props: UsersPageProps) {
  const { users, count, page, pageSize, formKey, canInvite, canRevoke, result } = props;
  const t = useT();
  const format = useFormat();
  const filters = [
    {
      name: 'state',
      label: t('auth.users.stateFilter'),
      options: [{ value: 'ended', label: t('auth.users.ended') }],
    },
  ];
  return (
    <>
      <PageHeader
        title={t('auth.users.title')}
        aside={format.count(count)}
        {...(canInvite ? { actions: <InviteLink /> } : {})}
      />
      <Section flush>
        <TableToolbar searchLabel={t('auth.users.search')} filters={filters} />
        <UsersTable
          {...{ users, formKey, canInvite, canRevoke, result }}
          paging={{ page, pageSize, total: count }}
        />
      </Section>
    </>
  );
}
