import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Money } from '~/components/figures';
import { PageHeader } from '~/components/page-header';
import { Section } from '~/components/section';
import { TableToolbar } from '~/components/table-toolbar';
import { receiptFilterOf } from '~/features/payments/receipt-filter';
import { listReceipts } from '~/features/payments/receipt-queries.server';
import { ReceiptTable } from '~/features/payments/receipt-table';
import { useT } from '~/i18n/t';
import { employerLoader } from '~/platform/handler.server';

export const loader = employerLoader('own-receipt:read', async (ctx) => {
  const filter = receiptFilterOf(ctx.query);
  const { rows, totals } = await listReceipts(ctx, filter, ctx.organisationIds);
  return { base: ctx.base, page: filter.page, rows, totals, title: ctx.t('payments.ownReceipts') };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function OwnReceipts() {
  const { base, page, rows, totals, title } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <>
      <PageHeader
        title={title}
        aside={<Money amountXof={totals.amountXof} />}
        description={t('payments.ownReceiptsText')}
      />
      <Section flush>
        <TableToolbar
          searchLabel={t('payments.searchOwnReceipt')}
          exports={{ csv: `${base}/receipts/export?export=csv` }}
        />
        <ReceiptTable {...{ rows, totals, page, base }} showsEmployer={false} />
      </Section>
    </>
  );
}
