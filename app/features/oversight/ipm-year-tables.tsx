import { type Column, DataTable } from '~/components/data-table';
import { PeriodText } from '~/components/dates';
import { Explanation } from '~/components/explanation';
import { Count, Money } from '~/components/figures';
import { useT } from '~/i18n/t';
import { useFormat } from '~/i18n/use-format';
import type { readIpmYear } from './ipm-year.server';

type IpmYear = Awaited<ReturnType<typeof readIpmYear>>;

/** Each month's dues opens on its arithmetic: rate × cumulated receipts, capped. */
export function DuesMonthsTable({ months, rule, year }: Pick<IpmYear, 'months' | 'rule' | 'year'>) {
  const t = useT();
  const columns: Column<IpmYear['months'][number]>[] = [
    {
      key: 'month',
      header: t('icamo.dues.month'),
      cell: ({ period }) => <PeriodText period={period} />,
    },
    {
      key: 'cashed',
      header: t('icamo.dues.cashed'),
      align: 'end',
      cell: ({ cashedXof }) => <Money amountXof={cashedXof} />,
    },
    {
      key: 'cumulated',
      header: t('icamo.ipms.cumulated'),
      align: 'end',
      phone: 'hidden',
      cell: ({ cashedYtdXof }) => <Money amountXof={cashedYtdXof} />,
    },
    {
      key: 'dueCumulated',
      header: t('icamo.ipms.dueCumulated'),
      align: 'end',
      cell: ({ cashedYtdXof, dueYtdXof, rawXof }) => (
        <Explanation
          summary={<Money amountXof={dueYtdXof} />}
          lines={[
            t('icamo.ipms.explain', {
              rate: rule.rateBasisPoints,
              ytd: cashedYtdXof,
              raw: rawXof,
              cap: rule.capXof,
            }),
          ]}
          source={rule.source}
        />
      ),
    },
    {
      key: 'due',
      header: t('icamo.dues.due'),
      align: 'end',
      phone: 'value',
      cell: ({ dueXof }) => <Money amountXof={dueXof} strong />,
    },
  ];
  return (
    <DataTable
      caption={t('icamo.ipms.duesOf', { year: String(year) })}
      columns={columns}
      rows={months}
      rowKey={({ period }) => period}
      empty={<p className="px-4 py-6 text-ink-soft">{t('icamo.ipms.noMonth')}</p>}
    />
  );
}

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
