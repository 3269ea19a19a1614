import { type Column, DataTable } from '~/components/data-table';
import { PeriodText } from '~/components/dates';
import { Count, Money } from '~/components/figures';
import { useT } from '~/i18n/t';
import { useFormat } from '~/i18n/use-format';
import type { readIpmYear } from './ipm-year.server';

type IpmYear = Awaited<ReturnType<typeof readIpmYear>>;

/** What the IPM called for each month of the year, and what of it is settled. */
export function CalledMonthsTable({ calls, year }: Pick<IpmYear, 'calls' | 'year'>) {
  const t = useT();
  const format = useFormat();
  const columns: Column<IpmYear['calls'][number]>[] = [
    {
      key: 'month',
      header: t('icamo.dues.month'),
      cell: ({ period }) => <PeriodText period={period} />,
    },
    {
      key: 'calls',
      header: t('icamo.ipms.calls'),
      align: 'end',
      cell: ({ callCount }) => <Count value={callCount} />,
    },
    {
      key: 'called',
      header: t('icamo.ipms.called'),
      align: 'end',
      cell: ({ calledXof }) => <Money amountXof={calledXof} />,
    },
    {
      key: 'settled',
      header: t('icamo.ipms.settled'),
      align: 'end',
      cell: ({ settledXof }) => <Money amountXof={settledXof} />,
    },
    {
      key: 'recovery',
      header: t('icamo.ipms.recovery'),
      align: 'end',
      phone: 'value',
      cell: ({ recovery }) => (recovery === null ? '—' : format.percent(recovery)),
    },
  ];
  return (
    <DataTable
      caption={t('icamo.ipms.contributions', { year: String(year) })}
      columns={columns}
      rows={calls}
      rowKey={({ period }) => period}
      empty={<p className="px-4 py-6 text-ink-soft">{t('icamo.ipms.noCalls')}</p>}
    />
  );
}
