import { Link } from '@remix-run/react';
import { DataTable, type Column } from '~/components/data-table';
import { InstantText } from '~/components/dates';
import { Money } from '~/components/figures';
import type { FormResult } from '~/components/form-context';
import type { Paging } from '~/components/pagination';
import { StateBadge, type Tone } from '~/components/state-badge';
import { displayPhone } from '~/domain/affiliation/phone';
import { useT } from '~/i18n/t';
import { TransactionActions } from './transaction-actions';
import type { WalletTransactionRow } from './transaction-queries.server';

type TransactionTableProps = {
  readonly rows: readonly WalletTransactionRow[];
  readonly base: string;
  readonly today: string;
  readonly formKey: string;
  readonly result: FormResult | null | undefined;
  readonly emptyText: string;
  readonly paging?: Paging | undefined;
};

const TONES: Record<WalletTransactionRow['state'], Tone> = {
  stored: 'progress',
  settled: 'settled',
  'in-transit': 'progress',
  waiting: 'late',
};

/** Movements of the wallet, each with what stands for it in the books, or what to do. */
export function TransactionTable(props: TransactionTableProps) {
  const { rows, emptyText, paging } = props;
  const t = useT();
  const columns: Column<WalletTransactionRow>[] = [
    {
      key: 'kind',
      header: t('reconciliation.kind'),
      cell: (row) => (
        <>
          <KindName kind={row.kind} />
          <span className="block text-sm font-normal text-ink-soft">{row.transactionId}</span>
        </>
      ),
    },
    {
      key: 'at',
      header: t('reconciliation.at'),
      cell: (row) => <InstantText instant={row.occurredAt} />,
    },
    {
      key: 'who',
      header: t('reconciliation.counterparty'),
      phone: 'hidden',
      wrap: true,
      cell: (row) =>
        [
          row.counterpartyName,
          row.counterpartyMobile && displayPhone(row.counterpartyMobile),
          row.clientReference,
        ]
          .filter((text) => text !== null)
          .join(' · '),
    },
    {
      key: 'amount',
      header: t('reconciliation.amount'),
      align: 'end',
      phone: 'value',
      cell: (row) => <Money amountXof={row.amountXof} bare />,
    },
    {
      key: 'fee',
      header: t('reconciliation.fee'),
      align: 'end',
      phone: 'hidden',
      cell: (row) => <Money amountXof={row.feeXof} bare />,
    },
    {
      key: 'state',
      header: t('reconciliation.state'),
      phone: 'aside',
      cell: (row) => (
        <StateBadge tone={TONES[row.state]}>{t(`reconciliation.states.${row.state}`)}</StateBadge>
      ),
    },
    {
      key: 'record',
      header: t('reconciliation.record'),
      wrap: true,
      cell: (row) => <Record {...props} row={row} />,
    },
  ];
  return (
    <DataTable
      caption={t('reconciliation.transactions')}
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.id)}
      paging={paging}
      empty={<p className="px-4 py-6 text-ink-soft">{emptyText}</p>}
    />
  );
}

/** Wave's word as people say it; a new one is shown as it came. */
export function KindName({ kind }: { readonly kind: string }) {
  const t = useT();
  return <>{KINDS.includes(kind) ? t.dynamic(`reconciliation.kinds.${kind}`) : kind}</>;
}

const KINDS: readonly string[] = [
  'api_checkout',
  'api_checkout_refund',
  'merchant_payment',
  'merchant_payment_refund',
  'b2b_payment',
  'b2b_payment_reversal',
  'api_payout',
  'api_payout_reversal',
  'bulk_payment',
  'bulk_payment_reversal',
  'merchant_sweep',
];

function Record({
  row,
  ...props
}: Omit<TransactionTableProps, 'rows'> & { readonly row: WalletTransactionRow }) {
  const t = useT();
  if (row.receiptId !== null) {
    return (
      <Link className="text-link whitespace-nowrap" to={`${props.base}/receipts/${row.receiptId}`}>
        {t('reconciliation.receipt', { number: row.receiptNumber ?? '' })}
      </Link>
    );
  }
  if (row.invoiceId !== null) {
    return (
      <Link className="text-link" to={`${props.base}/invoices/${row.invoiceId}`}>
        {t('reconciliation.invoice')}
      </Link>
    );
  }
  if (row.duesPaymentId !== null) {
    return (
      <Link className="text-link" to={`${props.base}/dues/payments/${row.duesPaymentId}`}>
        {t('reconciliation.duesPayment')}
      </Link>
    );
  }
  return row.note === null ? <TransactionActions row={row} {...props} /> : <>{row.note}</>;
}
