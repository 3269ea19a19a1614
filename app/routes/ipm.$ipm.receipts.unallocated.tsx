import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Count, Money } from '~/components/figures';
import { PageHeader } from '~/components/page-header';
import { Section } from '~/components/section';
import { TableToolbar } from '~/components/table-toolbar';
import { UNALLOCATED_PAYERS, unallocatedFilterOf } from '~/features/payments/unallocated-filter';
import { listUnallocated } from '~/features/payments/unallocated-queries.server';
import { UnallocatedTable } from '~/features/payments/unallocated-table';
import { useT } from '~/i18n/t';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('receipt:record', async (ctx) => {
  const filter = unallocatedFilterOf(ctx.query);
  const list = await listUnallocated(ctx, filter);
  const { page, isHeld } = filter;
  return { base: ctx.base, page, isHeld, list, title: ctx.t('payments.toAllocate.title') };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function Unallocated() {
  const { base, page, isHeld, list, title } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <>
      <PageHeader
        title={title}
        description={t('payments.toAllocate.description')}
        breadcrumb={[{ label: t('payments.title'), to: `${base}/receipts` }]}
        aside={
          <>
            <Count value={list.total} /> · <Money amountXof={list.leftXof} />
          </>
        }
      />
      <Section flush>
        <TableToolbar
          searchLabel={t('payments.toAllocate.search')}
          filters={[
            {
              name: 'payer',
              label: t('payments.payer'),
              options: UNALLOCATED_PAYERS.map((value) => ({
                value,
                label: t(`payments.toAllocate.${value}`),
              })),
            },
            {
              name: 'held',
              label: t('payments.toAllocate.held'),
              options: [{ value: 'yes', label: t('payments.toAllocate.heldYes') }],
            },
          ]}
          exports={{
            csv: `${base}/receipts/export?export=csv&state=unallocated`,
            xlsx: `${base}/receipts/export?export=xlsx&state=unallocated`,
          }}
        />
        <UnallocatedTable {...{ ...list, page, base, isHeld }} />
      </Section>
    </>
  );
}
