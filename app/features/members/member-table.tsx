import { Users } from 'lucide-react';
import { LinkButton } from '~/components/button';
import { type Column, DataTable } from '~/components/data-table';
import { EmptyState } from '~/components/empty-state';
import { Count, Money } from '~/components/figures';
import { usePaging } from '~/components/pagination';
import { StateBadge } from '~/components/state-badge';
import { displayPhone } from '~/domain/affiliation/phone';
import { useT } from '~/i18n/t';
import type { MemberRow } from './member-queries.server';

type MemberTableProps = {
  readonly base: string;
  readonly rows: readonly MemberRow[];
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  readonly isFiltered: boolean;
  readonly mayImport: boolean;
};

export function MemberTable(props: MemberTableProps) {
  const { base, rows, page, pageSize, total, isFiltered, mayImport } = props;
  const t = useT();
  return (
    <DataTable
      caption={t('members.title')}
      columns={useColumns()}
      rows={rows}
      rowKey={({ id }) => String(id)}
      rowTo={({ id }) => `${base}/members/${id}`}
      paging={usePaging({ page, pageSize, total })}
      empty={<NoMember base={base} isFiltered={isFiltered} mayImport={mayImport} />}
    />
  );
}

function useColumns(): Column<MemberRow>[] {
  const t = useT();
  return [
    {
      key: 'name',
      header: t('members.columns.name'),
      sortKey: 'name',
      cell: ({ lastName, firstName }) => `${lastName} ${firstName}`,
    },
    {
      key: 'matricule',
      header: t('members.columns.matricule'),
      sortKey: 'matricule',
      cell: ({ matricule }) => <span className="tabular">{matricule}</span>,
    },
    {
      key: 'employer',
      header: t('members.columns.employer'),
      cell: ({ employers }) => employers.map(({ name }) => name).join(', '),
    },
    {
      key: 'phone',
      header: t('members.columns.phone'),
      phone: 'hidden',
      cell: ({ phone }) =>
        phone !== null && <span className="tabular whitespace-nowrap">{displayPhone(phone)}</span>,
    },
    {
      key: 'salary',
      header: t('members.columns.salary'),
      align: 'end',
      phone: 'value',
      cell: ({ monthlySalaryXof }) =>
        monthlySalaryXof === null ? '—' : <Money amountXof={monthlySalaryXof} />,
    },
    {
      key: 'dependants',
      header: t('members.columns.dependants'),
      align: 'end',
      phone: 'hidden',
      cell: ({ dependantCount }) => <Count value={dependantCount} />,
    },
    {
      key: 'status',
      header: t('members.columns.status'),
      phone: 'aside',
      cell: ({ status }) => <MemberStatusBadge status={status} />,
    },
  ];
}

export function MemberStatusBadge({ status }: { readonly status: string }) {
  const t = useT();
  return (
    <StateBadge tone={status === 'active' ? 'settled' : 'ended'}>
      {t.dynamic(`members.statuses.${status}`)}
    </StateBadge>
  );
}

type NoMemberProps = Pick<MemberTableProps, 'base' | 'isFiltered' | 'mayImport'>;

function NoMember({ base, isFiltered, mayImport }: NoMemberProps) {
  const t = useT();
  if (isFiltered) {
    return (
      <EmptyState
        icon={Users}
        title={t('members.noMatch')}
        action={<LinkButton to={`${base}/members`}>{t('members.clear')}</LinkButton>}
      >
        {t('members.noMatchHelp')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={Users}
      title={t('members.empty')}
      action={
        mayImport && (
          <LinkButton to={`${base}/imports/new?kind=participants`} tone="primary">
            {t('members.importFile')}
          </LinkButton>
        )
      }
      template={{
        to: `${base}/imports/templates?kind=participants`,
        label: t('imports.templateOf', { kind: t('imports.kinds.participants') }),
      }}
    >
      {t('members.emptyHelp')}
    </EmptyState>
  );
}
