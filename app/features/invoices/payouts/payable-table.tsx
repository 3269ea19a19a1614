import { Link } from '@remix-run/react';
import { type Column, DataTable } from '~/components/data-table';
import { Money } from '~/components/figures';
import { sum } from '~/domain/money';
import { WaveAccount } from '~/features/payments/wave-account';
import { useT } from '~/i18n/t';
import type { Payable } from './payable-queries.server';

type TableProps = {
  readonly caption: string;
  readonly payables: readonly Payable[];
  readonly base: string;
};

/** Invoices with where their money goes, or with why it does not. */
export function PayableTable({ caption, payables, base }: TableProps) {
  const t = useT();
  const isHindered = payables.some(({ obstacle }) => obstacle !== null);
  const account: Column<Payable> = {
    key: 'account',
    header: t('payouts.account'),
    wrap: true,
    cell: (row) => <WaveAccount {...row} />,
  };
  const why: Column<Payable> = {
    key: 'why',
    header: t('payouts.why'),
    wrap: true,
    cell: ({ obstacle, adhesionId }) =>
      obstacle === 'no-wave-account' ? (
        <Link className="text-link relative" to={`${base}/providers/${adhesionId}`}>
          {t(`reasons.${obstacle}`)}
        </Link>
      ) : (
        obstacle && t(`reasons.${obstacle}`)
      ),
  };
  const columns: Column<Payable>[] = [
    {
      key: 'invoice',
      header: t('payouts.invoice'),
      cell: (row) => (
        <span className="whitespace-nowrap">{row.number ?? row.providerReference}</span>
      ),
      foot: t('common.total'),
    },
    {
      key: 'provider',
      header: t('payouts.provider'),
      wrap: true,
      cell: (row) => row.providerName,
    },
    isHindered ? why : account,
    {
      key: 'amount',
      header: t('payouts.amount'),
      align: 'end',
      phone: 'value',
      cell: (row) => <Money amountXof={row.ipmShareXof} bare />,
      foot: <Money amountXof={sum(payables.map(({ ipmShareXof }) => ipmShareXof))} bare strong />,
    },
  ];
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={payables}
      rowKey={({ id }) => String(id)}
      rowTo={({ id }) => `${base}/invoices/${id}`}
    />
  );
}
