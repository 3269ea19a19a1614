import { Wallet } from 'lucide-react';
import { type Column, DataTable } from '~/components/data-table';
import { InstantText } from '~/components/dates';
import { EmptyState } from '~/components/empty-state';
import { Money } from '~/components/figures';
import { type Paging } from '~/components/pagination';
import { usePolling } from '~/components/use-polling';
import { UNDER_WAY } from '~/domain/payments/payout-state';
import { displayPhone } from '~/domain/affiliation/phone';
import { useT } from '~/i18n/t';
import type { PayoutRow } from './payout-queries.server';
import { remarkOn } from './last-answer';
import { PayoutState } from './payout-state';

type TableProps = {
  readonly rows: readonly PayoutRow[];
  readonly totalXof: bigint;
  readonly base: string;
  readonly paging: Paging;
};

/** Orders to pay through Wave; those under way are followed as one looks. */
export function PayoutTable({ rows, totalXof, base, paging }: TableProps) {
  const t = useT();
  usePolling(rows.some((row) => UNDER_WAY.includes(row.state) || row.reversalState === 'intent'));
  const columns: Column<PayoutRow>[] = [
    {
      key: 'invoice',
      header: t('payouts.invoice'),
      cell: (row) => <span className="whitespace-nowrap">{row.invoiceNumber ?? '—'}</span>,
      foot: t('common.total'),
    },
    {
      key: 'provider',
      header: t('payouts.provider'),
      wrap: true,
      cell: (row) => row.recipientName,
    },
    {
      key: 'account',
      header: t('payouts.account'),
      cell: (row) => <span className="whitespace-nowrap">{displayPhone(row.recipient)}</span>,
    },
    {
      key: 'at',
      header: t('payouts.orderedAt'),
      cell: (row) => <InstantText instant={row.createdAt} />,
    },
    {
      key: 'amount',
      header: t('payouts.amount'),
      align: 'end',
      phone: 'value',
      cell: (row) => <Money amountXof={row.amountXof} bare />,
      foot: <Money amountXof={totalXof} bare strong />,
    },
    {
      key: 'state',
      header: t('payouts.state'),
      phone: 'aside',
      wrap: true,
      cell: (row) => (
        <span className="flex flex-col items-start gap-0.5">
          <PayoutState state={row.state} />
          <span className="text-sm text-ink-soft empty:hidden">{remarkOn(t, row)}</span>
        </span>
      ),
    },
  ];
  return (
    <DataTable
      caption={t('payouts.title')}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => String(id)}
      rowTo={({ invoiceId }) => `${base}/invoices/${invoiceId}`}
      paging={paging}
      empty={
        <EmptyState icon={Wallet} title={t('payouts.emptyTitle')}>
          {t('payouts.emptyText')}
        </EmptyState>
      }
    />
  );
}
