import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PageHeader } from '~/components/page-header';
import { Stack } from '~/components/section';
import { PayerSearch, RecordForm } from '~/features/payments/record-receipt-panel';
import { findPayer, findPayers, listOpenCalls } from '~/features/payments/payer-queries.server';
import { RecordReceiptForm } from '~/features/payments/payment-form';
import { recordReceipt } from '~/features/payments/record-receipt.server';
import { useT } from '~/i18n/t';
import { ipmAction, ipmLoader } from '~/platform/handler.server';

const MAX_SEARCH = 80;

export const loader = ipmLoader('receipt:record', async (ctx) => {
  const search = (ctx.query.get('q') ?? '').trim().slice(0, MAX_SEARCH);
  const chosen = /^[1-9]\d{0,17}$/.exec(ctx.query.get('employer') ?? '')?.[0];
  const payer = chosen === undefined ? null : await findPayer(ctx, BigInt(chosen));
  const [openCalls, found] = await Promise.all([
    payer === null ? [] : listOpenCalls(ctx, payer.id),
    payer === null ? findPayers(ctx, search) : [],
  ]);
  const { base, today, formKey } = ctx;
  const title = ctx.t('payments.recordTitle');
  return { base, today, formKey, title, search, payer, openCalls, found };
});

export const action = ipmAction('receipt:record', RecordReceiptForm, recordReceipt, {
  done: (ctx, { receiptId }) => ({
    to: `${ctx.base}/receipts/${receiptId}`,
    toast: 'payments.toasts.recorded',
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function RecordReceipt() {
  const { base, today, formKey, title, search, payer, openCalls, found } =
    useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT();
  return (
    <>
      <PageHeader
        title={title}
        description={t('payments.recordText')}
        breadcrumb={[{ label: t('payments.title'), to: `${base}/receipts` }]}
      />
      <Stack>
        {payer === null ? (
          <PayerSearch base={base} search={search} found={found} />
        ) : (
          <RecordForm {...{ base, today, formKey, payer, openCalls, result }} />
        )}
      </Stack>
    </>
  );
}
