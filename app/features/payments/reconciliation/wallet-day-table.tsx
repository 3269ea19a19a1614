import { Scale } from 'lucide-react';
import type { ReactNode } from 'react';
import { DataTable, type Column } from '~/components/data-table';
import { DayText } from '~/components/dates';
import { EmptyState } from '~/components/empty-state';
import { Count, Money } from '~/components/figures';
import { usePaging } from '~/components/pagination';
import { StateBadge } from '~/components/state-badge';
import { useT } from '~/i18n/t';
import { DAYS_PAGE_SIZE } from './reconciliation-filter';
import type { WalletDayRow } from './reconciliation-queries.server';

type WalletDayTableProps = {
  readonly rows: readonly WalletDayRow[];
  readonly total: number;
  readonly page: number;
  readonly base: string;
  readonly emptyAction: ReactNode;
};

/** The wallet and the books at the end of each day. */
export function WalletDayTable({ rows, total, page, base, emptyAction }: WalletDayTableProps) {
  const t = useT();
  const columns: Column<WalletDayRow>[] = [
    {
      key: 'day',
      header: t('reconciliation.day'),
      cell: (row) => <DayText day={row.day} />,
    },
    {
      key: 'count',
      header: t('reconciliation.transactions'),
      align: 'end',
      phone: 'hidden',
      cell: (row) => <Count value={row.transactionCount} />,
    },
    {
      key: 'wave',
      header: t('reconciliation.atWave'),
      align: 'end',
      phone: 'value',
      cell: (row) => <Money amountXof={row.closingXof} bare />,
    },
    {
      key: 'books',
      header: t('reconciliation.inBooks'),
      align: 'end',
      phone: 'hidden',
      cell: (row) => <Money amountXof={row.booksXof} bare />,
    },
    {
      key: 'difference',
      header: t('reconciliation.difference'),
      align: 'end',
      cell: (row) => <Difference amountXof={row.booksXof - row.closingXof} />,
    },
    {
      key: 'state',
      header: t('reconciliation.state'),
      phone: 'aside',
      cell: (row) => (
        <StateBadge tone={row.isFinal ? 'settled' : 'progress'}>
          {t(row.isFinal ? 'reconciliation.final' : 'reconciliation.provisional')}
        </StateBadge>
      ),
    },
  ];
  return (
    <DataTable
      caption={t('reconciliation.days')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.day}
      rowTo={(row) => `${base}/reconciliation/${row.day}`}
      paging={usePaging({ page, pageSize: DAYS_PAGE_SIZE, total })}
      empty={
        <EmptyState icon={Scale} title={t('reconciliation.emptyTitle')} action={emptyAction}>
          {t('reconciliation.emptyText')}
        </EmptyState>
      }
    />
  );
}

/** Zero is said in words: it is what one looks for. */
export function Difference({ amountXof }: { readonly amountXof: bigint }) {
  const t = useT();
  if (amountXof === 0n) {
    return <span className="text-settled">{t('reconciliation.noDifference')}</span>;
  }
  return (
    <span className="text-late">
      <Money amountXof={amountXof} bare strong />
    </span>
  );
}
