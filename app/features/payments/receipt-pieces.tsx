import { DataTable, type Column } from '~/components/data-table';
import { DayText } from '~/components/dates';
import { Money } from '~/components/figures';
import type { JournalRow } from '~/features/ledger/ledger-queries.server';
import { useT } from '~/i18n/t';

/** What a receipt posted in the ledger. */
export function ReceiptPieces({
  rows,
  base,
}: {
  readonly rows: readonly JournalRow[];
  readonly base: string;
}) {
  const t = useT();
  const columns: Column<JournalRow>[] = [
    { key: 'number', header: t('payments.pieceNumber'), cell: (row) => row.number },
    {
      key: 'event',
      header: t('payments.event'),
      cell: (row) => t.dynamic(`ledger.events.${row.event}`),
    },
    {
      key: 'day',
      header: t('payments.valueDate'),
      cell: (row) => <DayText day={row.valueDate} />,
    },
    {
      key: 'amount',
      header: t('payments.amount'),
      align: 'end',
      phone: 'value',
      cell: (row) => <Money amountXof={row.amountXof} bare />,
    },
  ];
  return (
    <DataTable
      caption={t('payments.pieces')}
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.id)}
      rowTo={(row) => `${base}/ledger/postings/${row.id}`}
    />
  );
}
