import { DataTable, type Column } from '~/components/data-table';
import { DayText } from '~/components/dates';
import { Money } from '~/components/figures';
import { useT } from '~/i18n/t';
import type { CallPayment } from './call-line-queries.server';

/** What receipts gave to a call. */
export function CallPayments({
  payments,
  receiptsTo,
}: {
  readonly payments: readonly CallPayment[];
  /** Address of a receipt. */
  readonly receiptsTo: (receiptId: bigint) => string;
}) {
  const t = useT();
  const columns: Column<CallPayment>[] = [
    {
      key: 'number',
      header: t('payments.receipt'),
      cell: (row) => <span className="whitespace-nowrap">{row.number ?? '—'}</span>,
    },
    {
      key: 'day',
      header: t('payments.receivedOn'),
      cell: (row) => <DayText day={row.receivedOn} />,
    },
    {
      key: 'method',
      header: t('payments.method'),
      cell: (row) => t.dynamic(`payments.methods.${row.method}`),
    },
    {
      key: 'amount',
      header: t('payments.allocated'),
      align: 'end',
      phone: 'value',
      cell: (row) => <Money amountXof={row.amountXof} bare />,
    },
  ];
  return (
    <DataTable
      caption={t('payments.paymentsOfCall')}
      columns={columns}
      rows={payments}
      rowKey={(row) => String(row.id)}
      rowTo={(row) => receiptsTo(row.receiptId)}
      empty={<p className="px-4 py-6 text-ink-soft">{t('payments.nothingPaid')}</p>}
    />
  );
}
