import { type Column, DataTable } from '~/components/data-table';
import { PeriodText } from '~/components/dates';
import { Money } from '~/components/figures';
import { useT } from '~/i18n/t';
import type { PaidCall } from './checkout-queries.server';

/** What a payment has settled, call by call. */
export function PaidCallsTable(props: {
  readonly calls: readonly PaidCall[];
  readonly base: string;
}) {
  const { calls, base } = props;
  const t = useT();
  const columns: Column<PaidCall>[] = [
    {
      key: 'number',
      header: t('contributions.number'),
      cell: (call) => <span className="whitespace-nowrap">{call.number ?? '—'}</span>,
    },
    {
      key: 'period',
      header: t('contributions.month'),
      cell: (call) => <PeriodText period={call.period} />,
    },
    {
      key: 'paid',
      header: t('payments.allocated'),
      align: 'end',
      phone: 'value',
      cell: (call) => <Money amountXof={call.paidXof} bare />,
    },
    {
      key: 'open',
      header: t('contributions.open'),
      align: 'end',
      cell: (call) => <Money amountXof={call.openXof} bare />,
    },
  ];
  return (
    <DataTable
      caption={t('paying.callsOfPayment')}
      columns={columns}
      rows={calls}
      rowKey={(call) => String(call.id)}
      rowTo={(call) => `${base}/calls/${call.id}`}
    />
  );
}
