import type { ReactNode } from 'react';
import { type Column, DataTable } from '~/components/data-table';
import { DayText } from '~/components/dates';
import { EmptyState } from '~/components/empty-state';
import { Money } from '~/components/figures';
import type { Paging } from '~/components/pagination';
import { useT } from '~/i18n/t';
import type { DuesPaymentRow } from './dues-payment-queries.server';
import { DuesPaymentState } from './dues-payment-state';

type Row = DuesPaymentRow & { readonly ipmName?: string };

type TableProps = {
  readonly rows: readonly Row[];
  readonly to: (row: Row) => string;
  /** ICAMO's list names the payer. */
  readonly showsIpm?: boolean;
  readonly totalXof?: bigint;
  readonly paging?: Paging;
  readonly action?: ReactNode;
};

/** Payments of dues, of one IPM or of all. */
export function DuesPaymentTable(props: TableProps) {
  const { rows, to, showsIpm = false, totalXof, paging, action } = props;
  const t = useT();
  const columns: Column<Row>[] = [
    ...(showsIpm
      ? [{ key: 'ipm', header: t('icamo.dues.ipm'), wrap: true, cell: (row: Row) => row.ipmName }]
      : []),
    {
      key: 'paidOn',
      header: t('remittance.paidOn'),
      cell: (row) => <DayText day={row.paidOn} />,
      ...(totalXof === undefined ? {} : { foot: t('common.total') }),
    },
    { key: 'year', header: t('remittance.year'), cell: (row) => String(row.year) },
    {
      key: 'method',
      header: t('payments.method'),
      phone: 'hidden',
      cell: (row) => t(`payments.methods.${row.method}`),
    },
    {
      key: 'reference',
      header: t('payments.reference'),
      phone: 'hidden',
      wrap: true,
      cell: (row) => row.reference,
    },
    {
      key: 'receipt',
      header: t('remittance.receipt'),
      cell: (row) => <span className="whitespace-nowrap">{row.receiptNumber ?? '—'}</span>,
    },
    {
      key: 'amount',
      header: t('payments.amount'),
      align: 'end',
      phone: 'value',
      cell: (row) => <Money amountXof={row.amountXof} bare />,
      ...(totalXof === undefined ? {} : { foot: <Money amountXof={totalXof} bare strong /> }),
    },
    {
      key: 'state',
      header: t('payments.state'),
      phone: 'aside',
      cell: (row) => <DuesPaymentState state={row.state} />,
    },
  ];
  return (
    <DataTable
      caption={t('remittance.payments')}
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.id)}
      rowTo={to}
      paging={paging}
      empty={
        <EmptyState title={t('remittance.none')} action={action}>
          {t(showsIpm ? 'remittance.noneNational' : 'remittance.noneText')}
        </EmptyState>
      }
    />
  );
}
