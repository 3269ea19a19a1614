import { FileText, Smartphone } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '~/components/button';
import { DataTable, type Column } from '~/components/data-table';
import { DayText } from '~/components/dates';
import { EmptyState } from '~/components/empty-state';
import { Count, Money } from '~/components/figures';
import { usePaging } from '~/components/pagination';
import { StateBadge } from '~/components/state-badge';
import { sum } from '~/domain/money';
import { useT } from '~/i18n/t';
import { INVOICE_PAGE_SIZE } from './invoice-filter';
import type { InvoiceRow, InvoiceTotals } from './invoice-queries.server';
import { InvoiceStateBadge } from './invoice-state-badge';

type InvoiceTableProps = {
  readonly rows: readonly InvoiceRow[];
  readonly totals: InvoiceTotals;
  readonly page: number;
  readonly base: string;
  readonly today: string;
  /** A provider's own list does not repeat its name. */
  readonly showsProvider: boolean;
  /** Beside other things: the day due and the count of lines are left out. */
  readonly isBrief?: boolean;
  readonly emptyAction?: ReactNode;
  /** Where approved invoices are paid together; without it none can be chosen. */
  readonly payTo?: string | undefined;
};

export function InvoiceTable(props: InvoiceTableProps) {
  const { rows, totals, page, base, showsProvider, emptyAction, payTo } = props;
  const t = useT();
  const selection = usePaymentSelection(payTo);
  return (
    <DataTable
      caption={t('care.title')}
      columns={useInvoiceColumns(props)}
      rows={rows}
      rowKey={(row) => String(row.id)}
      rowTo={(row) => `${base}/invoices/${row.id}`}
      paging={usePaging({
        page,
        pageSize: INVOICE_PAGE_SIZE,
        total: Number(totals.invoiceCount),
      })}
      selection={rows.some(isToPay) ? selection : undefined}
      empty={
        <EmptyState icon={FileText} title={t('care.emptyTitle')} action={emptyAction}>
          {t(showsProvider ? 'care.emptyText' : 'care.emptyOwnText')}
        </EmptyState>
      }
    />
  );
}

function usePaymentSelection(payTo: string | undefined) {
  const t = useT();
  if (payTo === undefined) return undefined;
  return {
    name: 'invoice',
    to: payTo,
    allows: isToPay,
    label: (row: InvoiceRow) => row.number ?? row.providerReference,
    summary: (chosen: readonly InvoiceRow[]) => (
      <Money amountXof={sum(chosen.map(({ ipmShareXof }) => ipmShareXof))} strong />
    ),
    actions: (
      <Button type="submit" tone="primary" size="small" icon={Smartphone}>
        {t('payouts.payChosen')}
      </Button>
    ),
  };
}

const isToPay = ({ state, orderCount }: InvoiceRow) => state === 'approved' && orderCount === 0n;

function useInvoiceColumns({
  totals,
  today,
  showsProvider,
  isBrief = false,
}: InvoiceTableProps): Column<InvoiceRow>[] {
  const t = useT();
  const provider: Column<InvoiceRow> = {
    key: 'provider',
    header: t('care.provider'),
    sortKey: 'provider',
    wrap: true,
    cell: (row) => row.providerName,
  };
  const due: Column<InvoiceRow> = {
    key: 'due',
    header: t('care.dueOn'),
    sortKey: 'due',
    phone: 'hidden',
    cell: (row) => <DayText day={row.dueOn} />,
  };
  const lines: Column<InvoiceRow> = {
    key: 'lines',
    header: t('care.lineCount'),
    align: 'end',
    phone: 'hidden',
    cell: (row) => <Count value={row.lineCount} />,
  };
  return [
    {
      key: 'reference',
      header: t('care.invoice'),
      sortKey: 'number',
      cell: (row) => (
        <span className="whitespace-nowrap">{row.number ?? row.providerReference}</span>
      ),
      foot: t('common.total'),
    },
    ...(showsProvider ? [provider] : []),
    {
      key: 'received',
      header: t('care.receivedOn'),
      sortKey: 'received',
      cell: (row) => <DayText day={row.receivedOn} />,
    },
    ...(isBrief ? [] : [due, lines]),
    {
      key: 'billed',
      header: t('care.billed'),
      sortKey: 'billed',
      align: 'end',
      phone: 'value',
      cell: (row) => <Money amountXof={row.billedXof} bare />,
      foot: <Money amountXof={totals.billedXof} bare strong />,
    },
    {
      key: 'ipmShare',
      header: t('care.ipmShare'),
      sortKey: 'ipmShare',
      align: 'end',
      phone: 'hidden',
      cell: (row) => (row.state === 'entered' ? '—' : <Money amountXof={row.ipmShareXof} bare />),
      foot: <Money amountXof={totals.ipmShareXof} bare strong />,
    },
    {
      key: 'state',
      header: t('care.state'),
      phone: 'aside',
      cell: (row) => (
        <span className="inline-flex flex-wrap gap-1">
          <InvoiceStateBadge invoice={row} today={today} />
          {row.orderCount > 0n && <StateBadge tone="progress">{t('payouts.underWay')}</StateBadge>}
        </span>
      ),
    },
  ];
}
