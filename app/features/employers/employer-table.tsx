import { Building2 } from 'lucide-react';
import { LinkButton } from '~/components/button';
import { type Column, DataTable } from '~/components/data-table';
import { EmptyState } from '~/components/empty-state';
import { Count, Money } from '~/components/figures';
import { usePaging } from '~/components/pagination';
import { StateBadge, type Tone } from '~/components/state-badge';
import { regionName } from '~/domain/affiliation/region';
import { useT } from '~/i18n/t';
import type { EmployerStatus } from './employer-filter';
import type { EmployerRow } from './employer-queries.server';

type EmployerTableProps = {
  readonly base: string;
  readonly rows: readonly EmployerRow[];
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  readonly isFiltered: boolean;
  readonly mayImport: boolean;
};

export function EmployerTable(props: EmployerTableProps) {
  const { base, rows, page, pageSize, total, isFiltered, mayImport } = props;
  const t = useT();
  return (
    <DataTable
      caption={t('affiliations.title')}
      columns={useColumns()}
      rows={rows}
      rowKey={({ id }) => String(id)}
      rowTo={({ id }) => `${base}/employers/${id}`}
      paging={usePaging({ page, pageSize, total })}
      empty={<NoEmployer base={base} isFiltered={isFiltered} mayImport={mayImport} />}
    />
  );
}

function useColumns(): Column<EmployerRow>[] {
  const t = useT();
  return [
    {
      key: 'name',
      header: t('affiliations.columns.name'),
      sortKey: 'name',
      cell: ({ name }) => name,
    },
    {
      key: 'number',
      header: t('affiliations.columns.number'),
      sortKey: 'number',
      cell: ({ number }) => <span className="tabular whitespace-nowrap">{number}</span>,
    },
    {
      key: 'ninea',
      header: t('affiliations.columns.ninea'),
      phone: 'hidden',
      cell: ({ ninea }) => <span className="tabular">{ninea}</span>,
    },
    {
      key: 'region',
      header: t('affiliations.columns.region'),
      cell: ({ regionCode }) => regionName(regionCode),
    },
    {
      key: 'workers',
      header: t('affiliations.columns.workers'),
      align: 'end',
      phone: 'hidden',
      cell: ({ workerCount }) => <Count value={workerCount} />,
    },
    {
      key: 'balance',
      header: t('affiliations.columns.balance'),
      align: 'end',
      phone: 'value',
      cell: ({ balanceXof }) => <Money amountXof={balanceXof} />,
    },
    {
      key: 'status',
      header: t('affiliations.columns.status'),
      phone: 'aside',
      cell: ({ status }) => <EmployerStatusBadge status={status} />,
    },
  ];
}

const TONES: Readonly<Record<EmployerStatus, Tone>> = {
  active: 'settled',
  suspended: 'late',
  ended: 'ended',
};

export function EmployerStatusBadge({ status }: { readonly status: EmployerStatus }) {
  const t = useT();
  return <StateBadge tone={TONES[status]}>{t(`affiliations.statuses.${status}`)}</StateBadge>;
}

type NoEmployerProps = Pick<EmployerTableProps, 'base' | 'isFiltered' | 'mayImport'>;

function NoEmployer({ base, isFiltered, mayImport }: NoEmployerProps) {
  const t = useT();
  if (isFiltered) {
    return (
      <EmptyState
        icon={Building2}
        title={t('affiliations.noMatch')}
        action={<LinkButton to={`${base}/employers`}>{t('affiliations.clear')}</LinkButton>}
      >
        {t('affiliations.noMatchHelp')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={Building2}
      title={t('affiliations.empty')}
      action={
        mayImport && (
          <LinkButton to={`${base}/imports/new?kind=employers`} tone="primary">
            {t('affiliations.importFile')}
          </LinkButton>
        )
      }
      template={{
        to: `${base}/imports/templates?kind=employers`,
        label: t('imports.templateOf', { kind: t('imports.kinds.employers') }),
      }}
    >
      {t('affiliations.emptyHelp')}
    </EmptyState>
  );
}
