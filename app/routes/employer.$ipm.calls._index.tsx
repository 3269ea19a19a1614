import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Money } from '~/components/figures';
import { PageHeader } from '~/components/page-header';
import { Section } from '~/components/section';
import { TableToolbar } from '~/components/table-toolbar';
import { callFilterOf, SETTLEMENTS } from '~/features/calls/call-filter';
import { listCalls } from '~/features/calls/call-queries.server';
import { CallTable } from '~/features/calls/call-table';
import { useT } from '~/i18n/t';
import { employerLoader } from '~/platform/handler.server';

export const loader = employerLoader('own-call:read', async (ctx) => {
  const filter = callFilterOf(ctx.query);
  const { rows, totals } = await listCalls(ctx, filter, ctx.organisationIds);
  const title = ctx.t('contributions.ownCalls');
  const canPay = ctx.can('own-call:pay');
  return { base: ctx.base, today: ctx.today, page: filter.page, rows, totals, canPay, title };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function OwnCalls() {
  const { base, today, page, rows, totals, canPay, title } = useLoaderData<typeof loader>();
  const t = useT();
  const openXof = totals.totalXof - totals.allocatedXof;
  const options = SETTLEMENTS.map((value) => ({
    value,
    label: t(`contributions.standing.${value}`),
  }));
  return (
    <>
      <PageHeader
        title={title}
        aside={openXof === 0n ? t('contributions.nothingToPay') : <Money amountXof={openXof} />}
        description={t(canPay ? 'paying.chooseText' : 'contributions.ownCallsText')}
      />
      <Section flush>
        <TableToolbar
          searchLabel={t('contributions.searchNumber')}
          filters={[{ name: 'settlement', label: t('contributions.state'), options }]}
        />
        <CallTable
          {...{ rows, totals, page, base, today }}
          showsEmployer={false}
          payTo={canPay ? `${base}/payments/new` : undefined}
        />
      </Section>
    </>
  );
}
