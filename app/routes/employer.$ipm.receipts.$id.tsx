import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { FileText } from 'lucide-react';
import { buttonClass } from '~/components/button';
import { PageHeader } from '~/components/page-header';
import { Section, Stack } from '~/components/section';
import { ReceiptAllocations, ReceiptFacts } from '~/features/payments/receipt-facts';
import { getReceipt, listAllocations } from '~/features/payments/receipt-queries.server';
import { ReceiptState } from '~/features/payments/receipt-state';
import { idOfPath } from '~/features/progress/id-of-path';
import { useT } from '~/i18n/t';
import { employerLoader } from '~/platform/handler.server';

export const loader = employerLoader('own-receipt:read', async (ctx) => {
  const receipt = await getReceipt(ctx, idOfPath(ctx.params['id']), ctx.organisationIds);
  const allocations = await listAllocations(ctx, receipt.id);
  const title = ctx.t('payments.receiptTitle', { number: receipt.number ?? '' });
  return { base: ctx.base, title, receipt, allocations };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function OwnReceipt() {
  const { base, title, receipt, allocations } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <>
      <PageHeader
        title={title}
        badge={<ReceiptState receipt={receipt} />}
        breadcrumb={[{ label: t('payments.ownReceipts'), to: `${base}/receipts` }]}
        actions={
          <a href={`${base}/receipts/${receipt.id}/pdf`} className={buttonClass('secondary')}>
            <FileText size={16} aria-hidden />
            {t('payments.pdf')}
          </a>
        }
      />
      <Stack>
        <Section>
          <ReceiptFacts receipt={receipt} />
        </Section>
        <Section flush title={t('payments.allocations')}>
          <ReceiptAllocations rows={allocations} base={base} />
        </Section>
      </Stack>
    </>
  );
}
