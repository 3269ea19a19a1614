import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Banknote } from 'lucide-react';
import { LinkButton } from '~/components/button';
import { Count, Money } from '~/components/figures';
import { PageHeader } from '~/components/page-header';
import { Section } from '~/components/section';
import { TableToolbar } from '~/components/table-toolbar';
import {
  RECEIPT_METHODS,
  RECEIPT_STATES,
  receiptFilterOf,
} from '~/features/payments/receipt-filter';
import { listReceipts } from '~/features/payments/receipt-queries.server';
import { ReceiptTable } from '~/features/payments/receipt-table';
import { useT } from '~/i18n/t';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('receipt:read', async (ctx) => {
  const filter = receiptFilterOf(ctx.query);
  const { rows, totals } = await listReceipts(ctx, filter);
  const canRecord = ctx.can('receipt:record');
  return {
    base: ctx.base,
    page: filter.page,
    rows,
    totals,
    canRecord,
    title: ctx.t('payments.title'),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function Receipts() {
  const { base, page, rows, totals, canRecord, title } = useLoaderData<typeof loader>();
  const t = useT();
  const record = canRecord && (
    <LinkButton to={`${base}/receipts/new`} tone="primary" icon={Banknote}>
      {t('payments.record')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title={title}
        aside={
          <>
            <Count value={totals.receiptCount} /> · <Money amountXof={totals.amountXof} />
          </>
        }
        actions={
          canRecord && (
            <>
              <LinkButton to={`${base}/receipts/unallocated`}>
                {t('payments.toAllocate.title')}
              </LinkButton>
              {record}
            </>
          )
        }
      />
      <Section flush>
        <TableToolbar
          searchLabel={t('payments.searchReceipt')}
          filters={[
            {
              name: 'state',
              label: t('payments.state'),
              options: RECEIPT_STATES.map((value) => ({
                value,
                label: t(`payments.states.${value}`),
              })),
            },
            {
              name: 'method',
              label: t('payments.method'),
              options: RECEIPT_METHODS.map((value) => ({
                value,
                label: t(`payments.methods.${value}`),
              })),
            },
          ]}
          exports={{
            csv: `${base}/receipts/export?export=csv`,
            xlsx: `${base}/receipts/export?export=xlsx`,
          }}
        />
        <ReceiptTable {...{ rows, totals, page, base }} showsEmployer emptyAction={record} />
      </Section>
    </>
  );
}
