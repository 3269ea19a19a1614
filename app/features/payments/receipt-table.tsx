import { Banknote } from 'lucide-react';
import type { ReactNode } from 'react';
import { DataTable, type Column } from '~/components/data-table';
import { DayText } from '~/components/dates';
import { EmptyState } from '~/components/empty-state';
import { Money } from '~/components/figures';
import { usePaging } from '~/components/pagination';
import { useT } from '~/i18n/t';
import { RECEIPT_PAGE_SIZE } from './receipt-filter';
import type { ReceiptRow, ReceiptTotals } from './receipt-queries.server';
import { ReceiptState } from './receipt-state';

type ReceiptTableProps = {
  readonly rows: readonly ReceiptRow[];
  readonly totals: ReceiptTotals;
  readonly page: number;
  readonly base: string;
  readonly showsEmployer: boolean;
  readonly emptyAction?: ReactNode;
};

export function ReceiptTable(props: ReceiptTableProps) {
  const { rows, totals, page, base, showsEmployer, emptyAction } = props;
  const t = useT();
  const total = Number(totals.receiptCount);
  return (
    <DataTable
      caption={t('payments.receipts')}
      columns={useColumns(totals, showsEmployer)}
      rows={rows}
      rowKey={(row) => String(row.id)}
      rowTo={(row) => `${base}/receipts/${row.id}`}
      paging={usePaging({ page, pageSize: RECEIPT_PAGE_SIZE, total })}
      empty={
        <EmptyState icon={Banknote} title={t('payments.noReceiptTitle')} action={emptyAction}>
          {t(showsEmployer ? 'payments.noReceiptText' : 'payments.noOwnReceiptText')}
        </EmptyState>
      }
    />
  );
}

function useColumns(totals: ReceiptTotals, showsEmployer: boolean): Column<ReceiptRow>[] {
  const t = useT();
  const employer: Column<ReceiptRow> = {
    key: 'employer',
    header: t('payments.employer'),
    sortKey: 'employer',
    cell: (row) => row.employerName ?? t('payments.noEmployer'),
  };
  return [
    {
      key: 'number',
      header: t('payments.receipt'),
      sortKey: 'number',
      cell: (row) => <span className="whitespace-nowrap">{row.number ?? '—'}</span>,
      foot: t('common.total'),
    },
    ...(showsEmployer ? [employer] : []),
    {
      key: 'day',
      header: t('payments.receivedOn'),
      sortKey: 'day',
      cell: (row) => <DayText day={row.receivedOn} />,
    },
    {
      key: 'method',
      header: t('payments.method'),
      phone: 'hidden',
      cell: (row) => t(`payments.methods.${row.method}`),
    },
    {
      key: 'amount',
      header: t('payments.amount'),
      align: 'end',
      sortKey: 'amount',
      phone: 'value',
      cell: (row) => <Money amountXof={row.amountXof} bare />,
      foot: <Money amountXof={totals.amountXof} bare strong />,
    },
    {
      key: 'unallocated',
      header: t('payments.unallocated'),
      align: 'end',
      phone: 'hidden',
      cell: (row) => <Money amountXof={row.amountXof - row.allocatedXof} bare />,
      foot: <Money amountXof={totals.amountXof - totals.allocatedXof} bare strong />,
    },
    {
      key: 'state',
      header: t('payments.state'),
      phone: 'aside',
      cell: (row) => <ReceiptState receipt={row} />,
    },
  ];
}
