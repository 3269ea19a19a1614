import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BarChart } from '~/components/charts/bar-chart';
import { BarList } from '~/components/charts/bar-list';
import { PageHeader } from '~/components/page-header';
import { PrintButton } from '~/components/print-button';
import { Section, Stack } from '~/components/section';
import { WorkList } from '~/components/work-list';
import { DueAges } from '~/features/oversight/due-ages';
import { NationalCare } from '~/features/oversight/national-care';
import { NationalFigures } from '~/features/oversight/national-figures';
import { readNationalHome, type NationalHome } from '~/features/oversight/national-home.server';
import { RecoveryTrend } from '~/features/oversight/recovery-months';
import { RecoveryTable } from '~/features/oversight/recovery-table';
import { RegionMap } from '~/features/oversight/region-map';
import { SpanPicker } from '~/features/summaries/span-picker';
import { useT } from '~/i18n/t';
import { useFormat } from '~/i18n/use-format';
import { icamoLoader } from '~/platform/handler.server';

export const loader = icamoLoader('national:read', (ctx) => readNationalHome(ctx));

export const meta: MetaFunction = () => [{ title: 'ICAMO — icamo' }];

export default function CoordinationHome() {
  const home = useLoaderData<typeof loader>();
  const { base, work, span, regions } = home;
  const t = useT();
  const regionTo = ({ key }: { readonly key: string }) => `${base}/regions/${key}?span=${span.key}`;
  return (
    <Stack>
      <PageHeader
        title={t('icamo.home.title')}
        description={t('icamo.home.description', { day: home.today, count: home.registered })}
        actions={<PrintButton />}
      />
      <Section title={t('icamo.home.watch')} flush>
        <WorkList empty={t('icamo.home.nothing')} items={work} />
      </Section>
      <SpanPicker span={span} spans={home.spans} />
      <NationalFigures home={home} />
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <RegionMap rows={regions} indicator={home.indicator} toOf={regionTo} />
        <Stack>
          <RecoveryTrend months={home.months} />
          <DuesTrend months={home.months} />
        </Stack>
      </div>
      <Section title={t('icamo.recovery.byRegion')} flush>
        <RecoveryTable
          caption={t('icamo.recovery.byRegion')}
          of={t('icamo.ipms.region')}
          rows={regions}
          rowTo={regionTo}
          empty={null}
        />
      </Section>
      <div className="grid gap-5 xl:grid-cols-2">
        <HighestArrears base={base} highest={home.highest} />
        <DueAges ages={home.ages} />
      </div>
      <NationalCare invoices={home.invoices} received={home.received} />
    </Stack>
  );
}

function DuesTrend({ months }: Pick<NationalHome, 'months'>) {
  const t = useT();
  const format = useFormat();
  return (
    <Section title={t('icamo.home.dueTrend')}>
      <BarChart
        title={t('icamo.home.dueTrend')}
        axisText={(value) => format.xofShort(BigInt(Math.round(value)))}
        points={months.map(({ period, dueXof }) => ({
          label: format.period(period),
          shortLabel: format.monthShort(period),
          value: Number(dueXof),
          text: format.xof(dueXof),
        }))}
      />
    </Section>
  );
}

function HighestArrears({ base, highest }: Pick<NationalHome, 'base' | 'highest'>) {
  const t = useT();
  const format = useFormat();
  return (
    <Section title={t('icamo.home.highest')} description={t('icamo.home.highestHelp')}>
      {highest.length === 0 ? (
        <p className="py-6 text-center text-ink-soft">{t('icamo.home.noArrears')}</p>
      ) : (
        <BarList
          title={t('icamo.home.highest')}
          rows={highest.map(({ key, name, lateXof, recovery }) => ({
            label: name,
            value: Number(lateXof),
            text: format.xof(lateXof),
            note: recovery === null ? undefined : format.percent(recovery),
            to: `${base}/ipms/${key}`,
            tone: 'late',
          }))}
        />
      )}
    </Section>
  );
}
