import { ReceiptText, Smartphone } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '~/components/button';
import { Count, Money } from '~/components/figures';
import { DataTable, type Column } from '~/components/data-table';
import { DayText, PeriodText } from '~/components/dates';
import { EmptyState } from '~/components/empty-state';
import { usePaging } from '~/components/pagination';
import { sum } from '~/domain/money';
import { useT } from '~/i18n/t';
import { CALL_PAGE_SIZE } from './call-filter';
import type { CallRow, CallTotals } from './call-queries.server';
import { CallStateBadge } from './call-state-badge';

type CallTableProps = {
  readonly rows: readonly CallRow[];
  readonly totals: CallTotals;
  readonly page: number;
  readonly base: string;
  readonly today: string;
  /** An employer's own list does not repeat its name. */
  readonly showsEmployer: boolean;
  readonly emptyAction?: ReactNode;
  /** The first rows of a longer list: no totals, no turning of pages. */
  readonly isExtract?: boolean | undefined;
  /** Where open calls are paid together; without it none can be chosen. */
  readonly payTo?: string | undefined;
};

export function CallTable(props: CallTableProps) {
  const { rows, totals, page, base, today, showsEmployer, emptyAction, isExtract, payTo } = props;
  const t = useT();
  const total = Number(totals.callCount);
  const paging = usePaging({ page, pageSize: CALL_PAGE_SIZE, total });
  const columns = useCallColumns({ totals, today, showsEmployer });
  const selection = useCallSelection(payTo);
  return (
    <DataTable
      caption={t('contributions.calls')}
      columns={isExtract ? columns.map(({ foot: _foot, ...column }) => column) : columns}
      rows={rows}
      rowKey={(row) => String(row.id)}
      rowTo={(row) => `${base}/calls/${row.id}`}
      paging={isExtract ? undefined : paging}
      selection={rows.some(isOpen) ? selection : undefined}
      empty={
        <EmptyState icon={ReceiptText} title={t('contributions.noCallTitle')} action={emptyAction}>
          {t(showsEmployer ? 'contributions.noCallText' : 'contributions.noOwnCallText')}
        </EmptyState>
      }
    />
  );
}

function useCallSelection(payTo: string | undefined) {
  const t = useT();
  if (payTo === undefined) return undefined;
  return {
    name: 'call',
    to: payTo,
    allows: isOpen,
    label: (row: CallRow) => row.number ?? t('contributions.callTitle', { period: row.period }),
    summary: (chosen: readonly CallRow[]) => <Money amountXof={sum(chosen.map(openOf))} strong />,
    actions: (
      <>
        <input type="hidden" name="order" value="oldest" />
        <Button type="submit" tone="primary" size="small" icon={Smartphone}>
          {t('paying.payChosen')}
        </Button>
      </>
    ),
  };
}

function useCallColumns(
  shown: Pick<CallTableProps, 'totals' | 'today' | 'showsEmployer'>,
): Column<CallRow>[] {
  const t = useT();
  const { totals, today, showsEmployer } = shown;
  const employer: Column<CallRow> = {
    key: 'employer',
    header: t('contributions.employer'),
    sortKey: 'employer',
    wrap: true,
    cell: (row) => row.employerName,
  };
  return [
    {
      key: 'number',
      header: t('contributions.number'),
      sortKey: 'number',
      cell: (row) => <span className="whitespace-nowrap">{row.number ?? '—'}</span>,
      foot: t('common.total'),
    },
    ...(showsEmployer ? [employer] : []),
    {
      key: 'period',
      header: t('contributions.month'),
      sortKey: 'period',
      cell: (row) => <PeriodText period={row.period} />,
    },
    {
      key: 'workers',
      header: t('contributions.workers'),
      align: 'end',
      phone: 'hidden',
      cell: (row) => <Count value={row.lineCount} />,
      foot: <Count value={totals.lineCount} />,
    },
    {
      key: 'due',
      header: t('contributions.dueOn'),
      sortKey: 'due',
      phone: 'hidden',
      cell: (row) => <DayText day={row.dueOn} />,
    },
    {
      key: 'total',
      header: t('contributions.called'),
      align: 'end',
      sortKey: 'total',
      phone: 'value',
      cell: (row) => <Money amountXof={row.totalXof} bare />,
      foot: <Money amountXof={totals.totalXof} bare strong />,
    },
    {
      key: 'open',
      header: t('contributions.open'),
      align: 'end',
      sortKey: 'open',
      phone: 'hidden',
      cell: (row) =>
        row.state === 'issued' && row.totalXof === 0n ? (
          t('contributions.nothingToPay')
        ) : (
          <Money amountXof={openOf(row)} bare />
        ),
      foot: <Money amountXof={totals.totalXof - totals.allocatedXof} bare strong />,
    },
    {
      key: 'standing',
      header: t('contributions.state'),
      phone: 'aside',
      cell: (row) => <CallStateBadge call={row} today={today} />,
    },
  ];
}

/** Nothing is owed on a cancelled call. */
export const openOf = (call: Pick<CallRow, 'state' | 'totalXof' | 'allocatedXof'>) =>
  call.state === 'cancelled' ? 0n : call.totalXof - call.allocatedXof;

const isOpen = (row: CallRow) => openOf(row) > 0n;
