import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHeader } from '~/components/page-header';
import { usePaging } from '~/components/pagination';
import { Section } from '~/components/section';
import { TableToolbar } from '~/components/table-toolbar';
import { DUES_PAYMENT_STATES } from '~/domain/oversight/dues-payment';
import { DuesPaymentTable } from '~/features/dues/dues-payment-table';
import { remittanceFilterOf } from '~/features/dues/remittance-filter';
import { listRemittances, REMITTANCE_PAGE_SIZE } from '~/features/dues/remittance-queries.server';
import { useT } from '~/i18n/t';
import { icamoLoader } from '~/platform/handler.server';

export const loader = icamoLoader('national-dues:read', async (ctx) => {
  const filter = remittanceFilterOf(ctx.query);
  const { rows, totals } = await listRemittances(ctx, filter);
  const list = { page: filter.page, pageSize: REMITTANCE_PAGE_SIZE, total: Number(totals.count) };
  return { base: ctx.base, rows, totals, list, title: ctx.t('remittance.national') };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function Remittances() {
  const { base, rows, totals, list, title } = useLoaderData<typeof loader>();
  const t = useT();
  const to = `${base}/dues/payments`;
  const options = DUES_PAYMENT_STATES.map((value) => ({
    value,
    label: t(`remittance.states.${value}`),
  }));
  return (
    <>
      <PageHeader
        title={title}
        description={t('remittance.nationalText')}
        breadcrumb={[{ label: t('icamo.dues.title'), to: `${base}/dues` }]}
      />
      <Section flush>
        <TableToolbar
          searchLabel={t('remittance.search')}
          filters={[{ name: 'state', label: t('payments.state'), options }]}
          exports={{ csv: `${to}/export?export=csv`, xlsx: `${to}/export?export=xlsx` }}
        />
        <DuesPaymentTable
          rows={rows}
          to={({ id }) => `${to}/${id}`}
          totalXof={totals.amountXof}
          paging={usePaging(list)}
          showsIpm
        />
      </Section>
    </>
  );
}
