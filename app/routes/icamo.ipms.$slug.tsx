import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { FactGrid } from '~/components/fact-grid';
import { PageHeader } from '~/components/page-header';
import { Section, Stack } from '~/components/section';
import { Tabs } from '~/components/tabs';
import { displayPhone } from '~/domain/affiliation/phone';
import { regionName } from '~/domain/affiliation/region';
import { DuesTable } from '~/features/dues/dues-table';
import { DueAges } from '~/features/oversight/due-ages';
import { readIpmYear } from '~/features/oversight/ipm-year.server';
import { CalledMonthsTable } from '~/features/oversight/called-months-table';
import { useT } from '~/i18n/t';
import { icamoLoader } from '~/platform/handler.server';

export const loader = icamoLoader('national-ipm:read', (ctx) => readIpmYear(ctx));

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.ipm.shortName ?? 'IPM'} — icamo` },
];

export default function IpmAsSeenByIcamo() {
  const { base, ipm, year, years, rule, lines, calls, ages } = useLoaderData<typeof loader>();
  const t = useT();
  const approval =
    ipm.approvalNumber === null || ipm.approvedOn === null
      ? t('icamo.ipms.noApproval')
      : t('icamo.ipms.approvalOf', { number: ipm.approvalNumber, day: ipm.approvedOn });
  return (
    <Stack>
      <PageHeader
        title={ipm.shortName}
        description={ipm.name}
        breadcrumb={[{ label: t('icamo.ipms.title'), to: `${base}/ipms` }]}
      />
      <Section title={t('icamo.ipms.identity')}>
        <FactGrid
          facts={[
            { label: t('icamo.ipms.kind'), value: t.dynamic(`icamo.kinds.${ipm.kind}`) },
            { label: t('icamo.ipms.region'), value: regionName(ipm.regionCode) },
            { label: t('icamo.ipms.approval'), value: approval },
            { label: t('icamo.ipms.cdp'), value: ipm.cdpNumber ?? t('icamo.ipms.noCdp') },
            { label: t('icamo.ipms.address'), value: ipm.address },
            { label: t('icamo.ipms.phone'), value: displayPhone(ipm.phone) },
            { label: t('icamo.ipms.email'), value: ipm.email },
          ]}
        />
      </Section>
      <DueAges ages={ages} />
      <Tabs
        label={t('icamo.dues.year')}
        tabs={years.map((one) => ({
          to: `${base}/ipms/${ipm.slug}?year=${one}`,
          label: String(one),
          current: one === year,
        }))}
      />
      <Section title={t('icamo.ipms.duesOf', { year: String(year) })} flush>
        <DuesTable lines={lines} rule={rule} />
      </Section>
      <Section title={t('icamo.ipms.contributions', { year: String(year) })} flush>
        <CalledMonthsTable calls={calls} year={year} />
      </Section>
    </Stack>
  );
}
