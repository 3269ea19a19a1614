import type { ReactNode } from 'react';
import { type Column, DataTable } from '~/components/data-table';
import { Money } from '~/components/figures';
import { recoveryOf } from '~/domain/oversight/recovery';
import { useT } from '~/i18n/t';
import { useFormat } from '~/i18n/use-format';
import type { RecoveryRow } from './recovery-rows';

type RecoveryTableProps = {
  readonly caption: string;
  /** Title of the first column: IPM or région. */
  readonly of: string;
  readonly rows: readonly RecoveryRow[];
  readonly rowTo: (row: RecoveryRow) => string;
  readonly empty: ReactNode;
};

/** Called, cashed, recovery and arrears of each IPM or région; every column sorts, the last row adds up. */
export function RecoveryTable({ caption, of, rows, rowTo, empty }: RecoveryTableProps) {
  const columns = useColumns(of, rows);
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={({ key }) => key}
      rowTo={rowTo}
      empty={empty}
    />
  );
}

function useColumns(of: string, rows: readonly RecoveryRow[]): Column<RecoveryRow>[] {
  const t = useT();
  const format = useFormat();
  const rate = (recovery: number | null) => (recovery === null ? '—' : format.percent(recovery));
  const total = (amountOf: (row: RecoveryRow) => bigint) =>
    rows.reduce((sum, row) => sum + amountOf(row), 0n);
  const amount = (
    key: string,
    header: string,
    amountOf: (row: RecoveryRow) => bigint,
  ): Column<RecoveryRow> => ({
    key,
    header,
    sortKey: key,
    align: 'end',
    cell: (row) => <Money amountXof={amountOf(row)} />,
    foot: <Money amountXof={total(amountOf)} strong />,
  });
  const totals = { calledXof: total((r) => r.calledXof), settledXof: total((r) => r.settledXof) };
  return [
    {
      key: 'name',
      header: of,
      sortKey: 'name',
      cell: ({ name }) => name,
      foot: t('icamo.recovery.total'),
    },
    { ...amount('called', t('boards.called'), (row) => row.calledXof), phone: 'hidden' },
    amount('cashed', t('boards.cashed'), (row) => row.cashedXof),
    {
      key: 'recovery',
      header: t('boards.recovery'),
      sortKey: 'recovery',
      align: 'end',
      phone: 'value',
      cell: ({ recovery }) => <strong className="tabular font-semibold">{rate(recovery)}</strong>,
      foot: <strong className="tabular font-semibold">{rate(recoveryOf(totals))}</strong>,
    },
    amount('late', t('boards.arrears'), (row) => row.lateXof),
    { ...amount('old', t('icamo.recovery.old'), (row) => row.oldXof), phone: 'hidden' },
  ];
}
