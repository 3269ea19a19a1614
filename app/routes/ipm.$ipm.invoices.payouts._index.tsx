import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHeader } from '~/components/page-header';
import { usePaging } from '~/components/pagination';
import { Section } from '~/components/section';
import { TableToolbar } from '~/components/table-toolbar';
import { PAYOUT_STATES } from '~/domain/payments/payout-state';
import { PAYOUT_PAGE_SIZE, payoutFilterOf } from '~/features/invoices/payouts/payout-filter';
import { listPayouts } from '~/features/invoices/payouts/payout-queries.server';
import { PayoutTable } from '~/features/invoices/payouts/payout-table';
import { useT } from '~/i18n/t';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('invoice:pay', async (ctx) => {
  const filter = payoutFilterOf(ctx.query);
  const { rows, totals } = await listPayouts(ctx, filter);
  const list = { page: filter.page, pageSize: PAYOUT_PAGE_SIZE, total: Number(totals.count) };
  return { base: ctx.base, rows, totals, list, title: ctx.t('payouts.title') };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function Payouts() {
  const { base, rows, totals, list, title } = useLoaderData<typeof loader>();
  const t = useT();
  const to = `${base}/invoices/payouts`;
  const options = PAYOUT_STATES.map((value) => ({ value, label: t(`payouts.states.${value}`) }));
  return (
    <>
      <PageHeader
        title={title}
        description={t('payouts.description')}
        breadcrumb={[{ label: t('care.title'), to: `${base}/invoices` }]}
      />
      <Section flush>
        <TableToolbar
          searchLabel={t('payouts.search')}
          filters={[{ name: 'state', label: t('payouts.state'), options }]}
          exports={{ csv: `${to}/export?export=csv`, xlsx: `${to}/export?export=xlsx` }}
        />
        <PayoutTable {...{ rows, base }} totalXof={totals.amountXof} paging={usePaging(list)} />
      </Section>
    </>
  );
}
