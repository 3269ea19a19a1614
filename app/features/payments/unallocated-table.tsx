import { CircleCheck } from 'lucide-react';
import { DataTable, type Column } from '~/components/data-table';
import { DayText } from '~/components/dates';
import { EmptyState } from '~/components/empty-state';
import { Money } from '~/components/figures';
import { usePaging } from '~/components/pagination';
import { displayPhone } from '~/domain/affiliation/phone';
import { useT } from '~/i18n/t';
import { RECEIPT_PAGE_SIZE } from './receipt-filter';
import type { UnallocatedRow } from './unallocated-queries.server';

type UnallocatedTableProps = {
  readonly rows: readonly UnallocatedRow[];
  readonly total: number;
  readonly leftXof: bigint;
  readonly page: number;
  readonly base: string;
  readonly isHeld: boolean;
};

/** Money that waits for its employer or its calls, each row leading to where that is resolved. */
export function UnallocatedTable(props: UnallocatedTableProps) {
  const { rows, total, leftXof, page, base, isHeld } = props;
  const t = useT();
  const columns: Column<UnallocatedRow>[] = [
    {
      key: 'number',
      header: t('payments.receipt'),
      cell: (row) => <span className="whitespace-nowrap">{row.number ?? '—'}</span>,
      foot: t('common.total'),
    },
    {
      key: 'day',
      header: t('payments.receivedOn'),
      cell: (row) => <DayText day={row.receivedOn} />,
    },
    {
      key: 'payer',
      header: t('payments.payer'),
      wrap: true,
      cell: (row) => row.employerName ?? <PayerWords row={row} />,
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
      phone: 'hidden',
      cell: (row) => <Money amountXof={row.amountXof} bare />,
    },
    {
      key: 'left',
      header: t('payments.unallocated'),
      align: 'end',
      phone: 'value',
      cell: (row) => <Money amountXof={row.leftXof} bare strong />,
      foot: <Money amountXof={leftXof} bare strong />,
    },
    ...(isHeld
      ? [
          {
            key: 'held',
            header: t('payments.heldReason'),
            wrap: true,
            cell: (row: UnallocatedRow) => row.heldReason,
          },
        ]
      : []),
  ];
  return (
    <DataTable
      caption={t('payments.toAllocate.title')}
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.id)}
      rowTo={(row) => `${base}/receipts/${row.id}/allocate`}
      paging={usePaging({ page, pageSize: RECEIPT_PAGE_SIZE, total })}
      empty={
        <EmptyState icon={CircleCheck} title={t('payments.toAllocate.emptyTitle')}>
          {t('payments.toAllocate.emptyText')}
        </EmptyState>
      }
    />
  );
}

/** A payer that no employer is known for, as Wave or the bank says it. */
function PayerWords({ row }: { readonly row: UnallocatedRow }) {
  const t = useT();
  const { payerName, payerMobile, payerReference } = row;
  const words = [payerName, payerMobile && displayPhone(payerMobile), payerReference].filter(
    (text) => text !== null,
  );
  return (
    <>
      {t('payments.noEmployer')}
      {words.length > 0 && <span className="block text-sm text-ink-soft">{words.join(' · ')}</span>}
    </>
  );
}
