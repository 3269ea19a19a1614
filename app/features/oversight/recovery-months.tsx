import { type Column, DataTable } from '~/components/data-table';
import { LineChart } from '~/components/charts/line-chart';
import { PeriodText } from '~/components/dates';
import { Count, Money } from '~/components/figures';
import { Section } from '~/components/section';
import { recoveryOf } from '~/domain/oversight/recovery';
import { useT } from '~/i18n/t';
import { useFormat } from '~/i18n/use-format';
import type { RecoveryMonth } from './recovery-board.server';

type Months = { readonly months: readonly RecoveryMonth[] };

/** Called and cashed month by month, as two lines. */
export function RecoveryTrend({ months }: Months) {
  const t = useT();
  const format = useFormat();
  return (
    <Section title={t('icamo.recovery.trend')}>
      <LineChart
        title={t('icamo.recovery.trend')}
        axisText={(value) => format.xofShort(BigInt(Math.round(value)))}
        series={(['called', 'cashed'] as const).map((name) => ({
          label: t(`boards.${name}`),
          points: months.map((month) => ({
            label: format.period(month.period),
            shortLabel: format.monthShort(month.period),
            value: Number(month[`${name}Xof`]),
            text: format.xof(month[`${name}Xof`]),
          })),
        }))}
      />
    </Section>
  );
}

/** The same as figures; dues are of the whole nation only. */
export function RecoveryMonthsTable({ months, hasDues }: Months & { readonly hasDues: boolean }) {
  const t = useT();
  const columns = useColumns(months);
  return (
    <DataTable
      caption={t('icamo.recovery.byMonth')}
      columns={hasDues ? columns : columns.filter(({ key }) => key !== 'due')}
      rows={[...months].reverse()}
      rowKey={({ period }) => period}
      empty={<p className="px-4 py-6 text-ink-soft">{t('icamo.recovery.nothing')}</p>}
    />
  );
}

function useColumns(months: readonly RecoveryMonth[]): Column<RecoveryMonth>[] {
  const t = useT();
  const format = useFormat();
  const total = (amountOf: (month: RecoveryMonth) => bigint) =>
    months.reduce((sum, month) => sum + amountOf(month), 0n);
  const amount = (
    key: string,
    header: string,
    amountOf: (month: RecoveryMonth) => bigint,
  ): Column<RecoveryMonth> => ({
    key,
    header,
    align: 'end',
    cell: (month) => <Money amountXof={amountOf(month)} />,
    foot: <Money amountXof={total(amountOf)} strong />,
  });
  const calledXof = total((month) => month.calledXof);
  const settledXof = total((month) => month.settledXof);
  const rate = (recovery: number | null) => (recovery === null ? '—' : format.percent(recovery));
  return [
    {
      key: 'month',
      header: t('icamo.dues.month'),
      cell: ({ period }) => <PeriodText period={period} />,
      foot: t('icamo.recovery.total'),
    },
    {
      key: 'calls',
      header: t('icamo.ipms.calls'),
      align: 'end',
      phone: 'hidden',
      cell: ({ callCount }) => <Count value={callCount} />,
      foot: <Count value={total(({ callCount }) => callCount)} />,
    },
    amount('called', t('boards.called'), (month) => month.calledXof),
    amount('settled', t('boards.settled'), (month) => month.settledXof),
    {
      key: 'recovery',
      header: t('boards.recovery'),
      align: 'end',
      phone: 'value',
      cell: ({ recovery }) => rate(recovery),
      foot: rate(recoveryOf({ calledXof, settledXof })),
    },
    amount('cashed', t('boards.cashed'), (month) => month.cashedXof),
    amount('due', t('icamo.dues.due'), (month) => month.dueXof),
  ];
}
