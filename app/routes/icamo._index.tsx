import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BarChart } from '~/components/charts/bar-chart';
import { TileMap } from '~/components/charts/tile-map';
import { Money } from '~/components/figures';
import { PageHeader } from '~/components/page-header';
import { Section, Stack } from '~/components/section';
import { StatRow, StatTile } from '~/components/stat-tile';
import { WorkList } from '~/components/work-list';
import { readNationalHome } from '~/features/oversight/national-home.server';
import { useT } from '~/i18n/t';
import { useFormat } from '~/i18n/use-format';
import { icamoLoader } from '~/platform/handler.server';

export const loader = icamoLoader('national:read', (ctx) => readNationalHome(ctx));

export const meta: MetaFunction = () => [{ title: 'ICAMO — icamo' }];

export default function NationalHome() {
  const home = useLoaderData<typeof loader>();
  const { year, cap, months, regions, totals, base } = home;
  const t = useT();
  const format = useFormat();
  const points = (amountOf: (month: (typeof months)[number]) => bigint) =>
    months.map((month) => ({
      label: format.period(month.period),
      shortLabel: format.monthShort(month.period),
      value: Number(amountOf(month)),
      text: format.xofShort(amountOf(month)),
    }));
  return (
    <Stack>
      <PageHeader
        title={t('icamo.home.title')}
        description={t('icamo.home.description', { day: home.today })}
      />
      <Section title={t('icamo.home.watch')} flush>
        <WorkList
          empty={t('icamo.home.nothing')}
          items={home.watch.map(({ kind, count, to }) => ({
            to,
            count,
            tone: kind === 'withoutCash' ? ('late' as const) : ('progress' as const),
            label: t(`icamo.home.${kind}`, { count, year, cap }),
          }))}
        />
      </Section>
      <StatRow>
        <StatTile
          label={t('icamo.home.cashed', { year: String(year) })}
          value={<Money amountXof={totals.cashedXof} />}
          to={`${base}/dues?year=${year}`}
          points={months.map(({ cashedXof }) => Number(cashedXof))}
        />
        <StatTile
          label={t('icamo.home.due', { year: String(year) })}
          value={<Money amountXof={totals.dueXof} />}
          to={`${base}/dues?year=${year}&sort=-due`}
          points={months.map(({ dueXof }) => Number(dueXof))}
        />
        <StatTile
          label={t('icamo.home.paying')}
          value={format.count(totals.paying)}
          note={t('icamo.home.payingOf', { count: totals.paying, total: totals.registered })}
          to={`${base}/ipms`}
        />
        <StatTile
          label={t('icamo.home.recovery')}
          value={totals.recovery === null ? '—' : format.percent(totals.recovery)}
          note={t('icamo.home.recoveryOf', {
            settled: totals.settledXof,
            called: totals.calledXof,
          })}
          to={`${base}/ipms`}
        />
      </StatRow>
      <div className="grid gap-5 xl:grid-cols-2">
        <Section title={t('icamo.home.trend')}>
          <BarChart
            title={t('icamo.home.trend')}
            axisText={(value) => format.xofShort(BigInt(Math.round(value)))}
            points={points((month) => month.cashedXof)}
          />
        </Section>
        <Section title={t('icamo.home.dueTrend')}>
          <BarChart
            title={t('icamo.home.dueTrend')}
            axisText={(value) => format.xofShort(BigInt(Math.round(value)))}
            points={points((month) => month.dueXof)}
          />
        </Section>
      </div>
      <Section title={t('icamo.home.map')}>
        <TileMap
          title={t('icamo.home.map')}
          valueLabel={t('icamo.home.mapValue')}
          values={regions.map(({ regionCode, recovery }) => ({
            code: regionCode,
            value: recovery,
            text: format.percent(recovery),
            shortText: format.percent(Math.round(recovery / 100) * 100),
          }))}
        />
      </Section>
    </Stack>
  );
}
