import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DueAges } from '~/features/oversight/due-ages';
import { PageHeader } from '~/components/page-header';
import { Section, Stack } from '~/components/section';
import { TableToolbar } from '~/components/table-toolbar';
import { readRegion } from '~/features/oversight/region.server';
import { RecoveryMonthsTable, RecoveryTrend } from '~/features/oversight/recovery-months';
import { RecoveryTable } from '~/features/oversight/recovery-table';
import { SpanPicker } from '~/features/summaries/span-picker';
import { useT } from '~/i18n/t';
import { icamoLoader } from '~/platform/handler.server';

export const loader = icamoLoader('national:read', (ctx) => readRegion(ctx));

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.name ?? 'Région'} — icamo` },
];

export default function OneRegion() {
  const { base, code, name, span, spans, ipms, months, ages } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <Stack>
      <PageHeader
        title={name}
        description={t('icamo.recovery.regionHelp')}
        breadcrumb={[
          { label: t('icamo.recovery.title'), to: `${base}/recovery` },
          { label: t('icamo.recovery.byRegion'), to: `${base}/regions` },
        ]}
      />
      <SpanPicker span={span} spans={spans} />
      <div className="grid gap-5 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <RecoveryTrend months={months} />
        <DueAges ages={ages} />
      </div>
      <Section title={t('icamo.recovery.byIpm')} flush>
        <TableToolbar
          searchLabel={t('icamo.dues.search')}
          exports={{
            csv: `${base}/recovery/export?by=ipm&region=${code}&export=csv`,
            xlsx: `${base}/recovery/export?by=ipm&region=${code}&export=xlsx`,
          }}
        />
        <RecoveryTable
          caption={t('icamo.recovery.byIpm')}
          of={t('icamo.dues.ipm')}
          rows={ipms}
          rowTo={({ key }) => `${base}/ipms/${key}`}
          empty={
            <p className="px-4 py-10 text-center text-ink-soft">{t('icamo.recovery.noIpm')}</p>
          }
        />
      </Section>
      <Section title={t('icamo.recovery.byMonth')} flush>
        <RecoveryMonthsTable months={months} hasDues={false} />
      </Section>
    </Stack>
  );
}
