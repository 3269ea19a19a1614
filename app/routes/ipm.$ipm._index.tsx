import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { LineChart } from '~/components/charts/line-chart';
import { EmptyState } from '~/components/empty-state';
import { PageHeader } from '~/components/page-header';
import { PrintButton } from '~/components/print-button';
import { Section, Stack } from '~/components/section';
import { WorkList } from '~/components/work-list';
import { Arrears, WaitingInvoices } from '~/features/home/ipm-arrears';
import { CareMonths, InvoicesByState } from '~/features/home/ipm-care';
import { IpmFigures } from '~/features/home/ipm-figures';
import { readIpmHome, type IpmHome } from '~/features/home/ipm-home.server';
import { SpanPicker } from '~/features/summaries/span-picker';
import { useT } from '~/i18n/t';
import { useFormat } from '~/i18n/use-format';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('ipm:home', (ctx) => readIpmHome(ctx));

export const meta: MetaFunction = () => [{ title: 'Accueil — icamo' }];

export default function Home() {
  const home = useLoaderData<typeof loader>();
  const { base, today, work, members, sees, span, spans } = home;
  const t = useT();
  const format = useFormat();
  const hasBoards = sees.calls || sees.invoices;
  return (
    <Stack>
      <PageHeader
        title={t('home.title')}
        description={
          sees.members
            ? t('home.descriptionMembers', { day: today, count: members.employers, ...members })
            : t('home.description', { day: today })
        }
        actions={hasBoards && <PrintButton />}
      />
      {members.employers === 0n && <FirstSteps base={base} />}
      <Section title={t('home.waiting')} flush>
        <WorkList
          empty={t('home.nothing')}
          items={work.map(({ kind, count, amountXof, to, tone }) => ({
            to,
            count,
            tone,
            label: t(`home.work.${kind}`, { count }),
            detail: amountXof === null ? undefined : format.xof(amountXof),
          }))}
        />
      </Section>
      {hasBoards && <SpanPicker span={span} spans={spans} />}
      <IpmFigures home={home} />
      {sees.calls && (
        <div className="grid gap-5 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <Contributions months={home.months} />
          <Arrears base={base} arrears={home.arrears} />
        </div>
      )}
      {sees.invoices && (
        <>
          <div className="grid gap-5 xl:grid-cols-2">
            <InvoicesByState base={base} invoices={home.invoices} received={home.received} />
            <WaitingInvoices base={base} waiting={home.waiting} />
          </div>
          <CareMonths care={home.care} invoices={home.invoices} />
        </>
      )}
    </Stack>
  );
}

function FirstSteps({ base }: { readonly base: string }) {
  const t = useT();
  return (
    <Section>
      <EmptyState
        title={t('home.start')}
        action={
          <LinkButton to={`${base}/imports`} tone="primary">
            {t('home.startAction')}
          </LinkButton>
        }
      >
        {t('home.startText')}
      </EmptyState>
    </Section>
  );
}

function Contributions({ months }: Pick<IpmHome, 'months'>) {
  const t = useT();
  const format = useFormat();
  return (
    <Section title={t('home.trend')}>
      <LineChart
        title={t('home.trend')}
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
