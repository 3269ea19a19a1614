import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { LineChart } from '~/components/charts/line-chart';
import { EmptyState } from '~/components/empty-state';
import { Money } from '~/components/figures';
import { PageHeader } from '~/components/page-header';
import { Section, Stack } from '~/components/section';
import { StatRow, StatTile } from '~/components/stat-tile';
import { WorkList } from '~/components/work-list';
import { sum } from '~/domain/money';
import { readIpmHome } from '~/features/home/ipm-home.server';
import { recoveryBasisPoints } from '~/features/oversight/year-of-query';
import { useT } from '~/i18n/t';
import { useFormat } from '~/i18n/use-format';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('ipm:home', (ctx) => readIpmHome(ctx));

export const meta: MetaFunction = () => [{ title: 'Accueil — icamo' }];

export default function IpmHome() {
  const { base, today, work, months, members, sees } = useLoaderData<typeof loader>();
  const t = useT();
  const format = useFormat();
  return (
    <Stack>
      <PageHeader title={t('home.title')} description={t('home.description', { day: today })} />
      {members.employers === 0n && (
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
      )}
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
      <Figures {...{ base, months, members, sees }} />
      {sees.calls && (
        <Section title={t('home.trend')}>
          <LineChart
            title={t('home.trend')}
            axisText={(value) => format.xofShort(BigInt(Math.round(value)))}
            series={(['called', 'cashed'] as const).map((name) => ({
              label: t(`home.${name}Line`),
              points: months.map((month) => ({
                label: format.period(month.period),
                shortLabel: format.monthShort(month.period),
                value: Number(month[`${name}Xof`]),
                text: format.xof(month[`${name}Xof`]),
              })),
            }))}
          />
        </Section>
      )}
    </Stack>
  );
}

type HomeData = Pick<
  Awaited<ReturnType<typeof readIpmHome>>,
  'base' | 'months' | 'members' | 'sees'
>;

function Figures({ base, months, members, sees }: HomeData) {
  const t = useT();
  const format = useFormat();
  const calledXof = sum(months.map((month) => month.calledXof));
  const settledXof = sum(months.map((month) => month.settledXof));
  const recovery = recoveryBasisPoints(settledXof, calledXof);
  return (
    <StatRow>
      {sees.calls && (
        <StatTile
          label={t('home.called')}
          value={<Money amountXof={calledXof} />}
          to={`${base}/calls`}
          points={months.map((month) => Number(month.calledXof))}
        />
      )}
      {sees.receipts && (
        <StatTile
          label={t('home.cashed')}
          value={<Money amountXof={sum(months.map((month) => month.cashedXof))} />}
          to={`${base}/receipts`}
          points={months.map((month) => Number(month.cashedXof))}
        />
      )}
      {sees.calls && (
        <StatTile
          label={t('home.recovery')}
          value={recovery === null ? '—' : format.percent(recovery)}
          note={t('home.recoveryNote')}
          to={`${base}/calls?settlement=late`}
        />
      )}
      {sees.members && (
        <StatTile
          label={t('home.participants')}
          value={format.count(members.participants)}
          note={t('home.participantsNote', {
            count: members.employers,
            dependants: members.dependants,
          })}
          to={`${base}/members`}
        />
      )}
    </StatRow>
  );
}
