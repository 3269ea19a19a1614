import { Stethoscope } from 'lucide-react';
import type { ReactNode } from 'react';
import { DataTable, type Column } from '~/components/data-table';
import { DayText } from '~/components/dates';
import { EmptyState } from '~/components/empty-state';
import { Money } from '~/components/figures';
import { usePaging } from '~/components/pagination';
import { regionName } from '~/domain/affiliation/region';
import { useT } from '~/i18n/t';
import { AdhesionStateBadge } from './adhesion-state-badge';
import { PROVIDER_PAGE_SIZE } from './provider-filter';
import type { ProviderRow } from './provider-queries.server';

type ProviderTableProps = {
  readonly rows: readonly ProviderRow[];
  readonly total: number;
  readonly page: number;
  readonly base: string;
  readonly today: string;
  readonly emptyAction: ReactNode;
};

export function ProviderTable(props: ProviderTableProps) {
  const { rows, total, page, base, today, emptyAction } = props;
  const t = useT();
  return (
    <DataTable
      caption={t('providers.title')}
      columns={useProviderColumns(today)}
      rows={rows}
      rowKey={(row) => String(row.id)}
      rowTo={(row) => `${base}/providers/${row.id}`}
      paging={usePaging({ page, pageSize: PROVIDER_PAGE_SIZE, total })}
      empty={
        <EmptyState icon={Stethoscope} title={t('providers.emptyTitle')} action={emptyAction}>
          {t('providers.emptyText')}
        </EmptyState>
      }
    />
  );
}

function useProviderColumns(today: string): Column<ProviderRow>[] {
  const t = useT();
  return [
    { key: 'name', header: t('providers.name'), sortKey: 'name', cell: (row) => row.name },
    {
      key: 'number',
      header: t('providers.number'),
      sortKey: 'number',
      phone: 'hidden',
      cell: (row) => row.number,
    },
    {
      key: 'kind',
      header: t('providers.kind'),
      sortKey: 'kind',
      cell: (row) => t.dynamic(`providers.kinds.${row.kind}`),
    },
    {
      key: 'region',
      header: t('providers.region'),
      sortKey: 'region',
      cell: (row) => regionName(row.regionCode),
    },
    {
      key: 'since',
      header: t('providers.since'),
      sortKey: 'since',
      phone: 'hidden',
      cell: (row) => <DayText day={row.validFrom} />,
    },
    {
      key: 'delay',
      header: t('providers.delay'),
      phone: 'hidden',
      cell: (row) => t('providers.delayDays', { days: row.paymentDelayDays }),
    },
    {
      key: 'owed',
      header: t('providers.owed'),
      sortKey: 'owed',
      align: 'end',
      phone: 'value',
      cell: (row) => <Money amountXof={row.owedXof} bare />,
    },
    {
      key: 'state',
      header: t('providers.state'),
      phone: 'aside',
      cell: (row) => <AdhesionStateBadge adhesion={row} today={today} />,
    },
  ];
}
