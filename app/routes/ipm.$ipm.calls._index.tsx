import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CalendarPlus } from 'lucide-react';
import { LinkButton } from '~/components/button';
import { Count, Money } from '~/components/figures';
import { PageHeader } from '~/components/page-header';
import { Section } from '~/components/section';
import { TableToolbar } from '~/components/table-toolbar';
import { AGES } from '~/domain/oversight/age';
import { callFilterOf, SETTLEMENTS } from '~/features/calls/call-filter';
import { listCalledMonths, listCalls } from '~/features/calls/call-queries.server';
import { CallTable } from '~/features/calls/call-table';
import { MonthPicker } from '~/features/calls/month-picker';
import { useT } from '~/i18n/t';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('call:read', async (ctx) => {
  const filter = callFilterOf(ctx.query);
  const [{ rows, totals }, months] = await Promise.all([
    listCalls(ctx, filter),
    listCalledMonths(ctx),
  ]);
  const { base, today } = ctx;
  const canIssue = ctx.can('call:issue');
  const title = ctx.t('contributions.calls');
  return { base, today, page: filter.page, rows, totals, months, canIssue, title };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function Calls() {
  const { base, today, page, rows, totals, months, canIssue, title } =
    useLoaderData<typeof loader>();
  const t = useT();
  const issue = canIssue && (
    <LinkButton to={`${base}/calls/issue`} tone="primary" icon={CalendarPlus}>
      {t('contributions.issue.action')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title={title}
        aside={
          <>
            <Count value={totals.callCount} /> · <Money amountXof={totals.totalXof} />
          </>
        }
        actions={issue}
      />
      <Section flush>
        <MonthPicker months={months} />
        <TableToolbar
          searchLabel={t('contributions.searchCall')}
          filters={[
            {
              name: 'settlement',
              label: t('contributions.settlement'),
              options: SETTLEMENTS.map((value) => ({
                value,
                label: t(`contributions.standing.${value}`),
              })),
            },
            {
              name: 'age',
              label: t('boards.lateBy'),
              options: AGES.map((value) => ({ value, label: t(`boards.ages.${value}`) })),
            },
            {
              name: 'state',
              label: t('contributions.state'),
              options: (['issued', 'cancelled'] as const).map((value) => ({
                value,
                label: t(`contributions.states.${value}`),
              })),
            },
          ]}
          exports={{
            csv: `${base}/calls/export?export=csv`,
            xlsx: `${base}/calls/export?export=xlsx`,
          }}
        />
        <CallTable {...{ rows, totals, page, base, today }} showsEmployer emptyAction={issue} />
      </Section>
    </>
  );
}
