import { Tag } from 'lucide-react';
import { DataTable, type Column } from '~/components/data-table';
import { DayText } from '~/components/dates';
import { EmptyState } from '~/components/empty-state';
import { Money } from '~/components/figures';
import { StateBadge } from '~/components/state-badge';
import { RUBRICS } from '~/domain/care/rubrics';
import { addDays, OPEN_END, toDay } from '~/domain/period';
import { useT, type Language } from '~/i18n/t';
import type { TariffRow } from './tariff-queries.server';

type TariffTableProps = { readonly rows: readonly TariffRow[]; readonly today: string };

/** Prices act by act, the latest of each first. */
export function TariffTable({ rows, today }: TariffTableProps) {
  const t = useT();
  const columns: Column<TariffRow>[] = [
    {
      key: 'act',
      header: t('care.act'),
      cell: (row) => (
        <div className="py-1 whitespace-normal">
          <p>
            {row.actCode}
            <span className="font-normal"> · {row.label}</span>
          </p>
          <p className="text-sm font-normal text-ink-soft">{rubricName(row.rubric, t.language)}</p>
        </div>
      ),
    },
    {
      key: 'price',
      header: t('care.price'),
      align: 'end',
      phone: 'value',
      cell: (row) => <Money amountXof={row.priceXof} bare />,
    },
    { key: 'from', header: t('care.validFrom'), cell: (row) => <DayText day={row.validFrom} /> },
    { key: 'to', header: t('care.validTo'), phone: 'hidden', cell: (row) => <EndDay row={row} /> },
    {
      key: 'state',
      header: t('care.state'),
      phone: 'aside',
      cell: (row) => <ValidityBadge row={row} today={today} />,
    },
  ];
  return (
    <DataTable
      caption={t('care.tariffs')}
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.id)}
      empty={
        <EmptyState icon={Tag} title={t('care.noTariffTitle')}>
          {t('care.noTariffText')}
        </EmptyState>
      }
    />
  );
}

type Validity = { readonly validFrom: string; readonly validTo: string };

/** What is stored is the first day out of the interval; what is shown, the last one in it. */
export function EndDay({ row }: { readonly row: Validity }) {
  const t = useT();
  return row.validTo === OPEN_END ? (
    t('care.noEnd')
  ) : (
    <DayText day={addDays(toDay(row.validTo), -1)} />
  );
}

export function ValidityBadge({ row, today }: { readonly row: Validity; readonly today: string }) {
  const t = useT();
  if (row.validTo <= today) return <StateBadge tone="ended">{t('care.past')}</StateBadge>;
  return row.validFrom > today ? (
    <StateBadge tone="waiting">{t('care.future')}</StateBadge>
  ) : (
    <StateBadge tone="settled">{t('care.current')}</StateBadge>
  );
}

export const rubricName = (code: string, language: Language): string =>
  RUBRICS.find((rubric) => rubric.code === code)?.[language] ?? code;
