import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { DayText } from '~/components/dates';
import { Money } from '~/components/figures';
import { PageHeader } from '~/components/page-header';
import { Section, Stack } from '~/components/section';
import { StatRow, StatTile } from '~/components/stat-tile';
import { WorkList } from '~/components/work-list';
import { callFilterOf } from '~/features/calls/call-filter';
import { listCalls } from '~/features/calls/call-queries.server';
import { CallTable } from '~/features/calls/call-table';
import { readEmployerHome, type EmployerHome } from '~/features/calls/employer-home-queries.server';
import { employerWork } from '~/features/calls/employer-work';
import { OwedCalls } from '~/features/payments/owed-calls';
import { listOwedCalls } from '~/features/payments/owed-queries.server';
import { useT } from '~/i18n/t';
import { employerLoader } from '~/platform/handler.server';

const LATEST = 6;

export const loader = employerLoader('own-call:read', async (ctx) => {
  const [home, owed, latest] = await Promise.all([
    readEmployerHome(ctx),
    listOwedCalls(ctx),
    listCalls(ctx, callFilterOf(new URLSearchParams()), ctx.organisationIds),
  ]);
  const rows = latest.rows.slice(0, LATEST);
  const { base, today } = ctx;
  const canPay = ctx.can('own-call:pay');
  return { base, today, canPay, home, owed, rows, title: ctx.t('contributions.home.title') };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function EmployerHomePage() {
  const { base, today, canPay, home, owed, rows, title } = useLoaderData<typeof loader>();
  const t = useT();
  const totals = {
    callCount: BigInt(rows.length),
    lineCount: 0n,
    totalXof: rows.reduce((all, row) => all + row.totalXof, 0n),
    allocatedXof: rows.reduce((all, row) => all + row.allocatedXof, 0n),
  };
  return (
    <>
      <PageHeader
        title={title}
        description={t('contributions.home.text', { employers: home.employers })}
      />
      <Stack>
        <Section flush title={t('contributions.home.waiting')}>
          <WorkList empty={t('contributions.home.nothing')} items={employerWork(home, base, t)} />
        </Section>
        <Tiles home={home} base={base} today={today} />
        {owed.length > 0 && (
          <Section
            flush
            title={t('paying.owed')}
            description={t('paying.owedText')}
            actions={
              canPay && (
                <LinkButton size="small" tone="primary" to={`${base}/payments/new`}>
                  {t('paying.payAllOwed')}
                </LinkButton>
              )
            }
          >
            <OwedCalls calls={owed} base={base} today={today} />
          </Section>
        )}
        <Section
          flush
          title={t('contributions.home.latest')}
          actions={
            <LinkButton size="small" tone="quiet" to={`${base}/calls`}>
              {t('contributions.home.all')}
            </LinkButton>
          }
        >
          <CallTable {...{ rows, base, today, totals }} page={1} showsEmployer={false} isExtract />
        </Section>
      </Stack>
    </>
  );
}

function Tiles({
  home,
  base,
  today,
}: {
  readonly home: EmployerHome;
  readonly base: string;
  readonly today: string;
}) {
  const t = useT();
  const { lateCount, lateXof, openCount, openXof, nextDueOn, paidXof } = home;
  return (
    <StatRow>
      <StatTile
        label={t('contributions.home.due')}
        value={<Money amountXof={openXof} />}
        to={`${base}/calls?settlement=open`}
        note={t('contributions.home.dueNote', { count: openCount })}
      />
      <StatTile
        label={t('contributions.home.late')}
        value={<Money amountXof={lateXof} />}
        to={`${base}/calls?settlement=late`}
        note={t('contributions.home.lateNote', { count: lateCount })}
      />
      <StatTile
        label={t('contributions.home.next')}
        value={nextDueOn ? <DayText day={nextDueOn} /> : t('contributions.home.nextNone')}
        to={`${base}/calls?settlement=open&sort=due`}
      />
      <StatTile
        label={t('contributions.home.paid')}
        value={<Money amountXof={paidXof} />}
        to={`${base}/receipts`}
        note={t('contributions.home.paidNote', { year: today.slice(0, 4) })}
      />
    </StatRow>
  );
}
