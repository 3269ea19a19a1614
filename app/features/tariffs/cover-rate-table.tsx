import { DataTable, type Column } from '~/components/data-table';
import { DayText } from '~/components/dates';
import { EmptyState } from '~/components/empty-state';
import { Percent } from '~/components/figures';
import { StateBadge } from '~/components/state-badge';
import { useT } from '~/i18n/t';
import { EndDay, rubricName, ValidityBadge } from './tariff-table';
import type { CoverRateRow } from './tariff-queries.server';

type CoverRateTableProps = { readonly rows: readonly CoverRateRow[]; readonly today: string };

export function CoverRateTable({ rows, today }: CoverRateTableProps) {
  const t = useT();
  const columns: Column<CoverRateRow>[] = [
    {
      key: 'rubric',
      header: t('care.rubric'),
      cell: (row) => (
        <div className="py-1 whitespace-normal">
          <p>{rubricName(row.rubric, t.language)}</p>
          <p className="text-sm font-normal text-ink-soft">{row.source}</p>
        </div>
      ),
    },
    {
      key: 'rate',
      header: t('care.rate'),
      align: 'end',
      phone: 'value',
      cell: (row) => <Percent rateBasisPoints={row.rateBasisPoints} />,
    },
    { key: 'from', header: t('care.validFrom'), cell: (row) => <DayText day={row.validFrom} /> },
    { key: 'to', header: t('care.validTo'), phone: 'hidden', cell: (row) => <EndDay row={row} /> },
    {
      key: 'state',
      header: t('care.state'),
      phone: 'aside',
      cell: (row) => (
        <span className="inline-flex flex-wrap gap-1">
          <ValidityBadge row={row} today={today} />
          {!row.confirmed && <StateBadge tone="waiting">{t('care.toConfirm')}</StateBadge>}
        </span>
      ),
    },
  ];
  return (
    <DataTable
      caption={t('care.cover')}
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.id)}
      empty={<EmptyState title={t('care.cover')}>{t('care.coverEmpty')}</EmptyState>}
    />
  );
}
