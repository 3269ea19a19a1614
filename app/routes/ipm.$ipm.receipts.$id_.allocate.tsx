import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { Notice } from '~/components/notice';
import { PageHeader } from '~/components/page-header';
import { DetailLayout, Section } from '~/components/section';
import { allocateReceipt } from '~/features/payments/allocate-receipt.server';
import { callsToAllocate } from '~/features/payments/calls-to-allocate-queries.server';
import { ChooseCalls } from '~/features/payments/choose-calls';
import { ChoosePayer } from '~/features/payments/choose-payer';
import { holdReceipt } from '~/features/payments/hold-receipt.server';
import { findPayer, findPayers } from '~/features/payments/payer-queries.server';
import { suggestPayers } from '~/features/payments/payer-suggestion-queries.server';
import { AllocateReceiptForm } from '~/features/payments/payment-form';
import { HoldReceipt, RefundReceipt } from '~/features/payments/receipt-confirmations';
import { ReceiptFacts } from '~/features/payments/receipt-facts';
import { getReceipt } from '~/features/payments/receipt-queries.server';
import { refundReceipt } from '~/features/payments/refund-receipt.server';
import { HoldReceiptForm, RefundReceiptForm } from '~/features/payments/resolve-receipt-form';
import { idOfPath } from '~/features/progress/id-of-path';
import { useT } from '~/i18n/t';
import { byIntent, ipmAction, ipmLoader } from '~/platform/handler.server';

const MAX_SEARCH = 80;

export const loader = ipmLoader('receipt:record', async (ctx) => {
  const receipt = await getReceipt(ctx, idOfPath(ctx.params['id']));
  const leftXof = receipt.amountXof - receipt.allocatedXof;
  const isWaiting = leftXof > 0n && receipt.reversesId === null && receipt.reversedById === null;
  const asked = /^[1-9]\d{0,17}$/.exec(ctx.query.get('employer') ?? '')?.[0];
  const payerId = receipt.affiliationId ?? (asked === undefined ? null : BigInt(asked));
  const search = (ctx.query.get('q') ?? '').trim().slice(0, MAX_SEARCH);
  const payer = payerId === null ? null : await findPayer(ctx, payerId);
  const [calls, suggested, found] = await Promise.all([
    payer === null || !isWaiting ? [] : callsToAllocate(ctx, payer.id, leftXof),
    payer === null ? suggestPayers(ctx, receipt) : [],
    payer === null ? findPayers(ctx, search) : [],
  ]);
  const { base, formKey } = ctx;
  const mayRefund = receipt.method === 'wave' && ctx.can('receipt:reverse');
  const title = ctx.t('payments.toAllocate.resolveTitle', { number: receipt.number ?? '' });
  return {
    ...{ base, formKey, title, receipt, leftXof, isWaiting, payer, calls, suggested, found },
    ...{ search, mayRefund },
  };
});

const done = (ctx: { readonly base: string }, id: bigint, toast: string) => ({
  to: `${ctx.base}/receipts/${id}`,
  toast: `payments.toasts.${toast}`,
});

export const action = byIntent({
  allocate: ipmAction('receipt:record', AllocateReceiptForm, allocateReceipt, {
    done: (ctx, { receiptId }) => done(ctx, receiptId, 'allocated'),
  }),
  hold: ipmAction('receipt:record', HoldReceiptForm, holdReceipt, {
    done: (ctx, { receiptId }) => done(ctx, receiptId, 'held'),
  }),
  refund: ipmAction('receipt:reverse', RefundReceiptForm, refundReceipt, {
    done: (ctx, { receiptId }) => done(ctx, receiptId, 'refunded'),
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function ResolveReceipt() {
  const data = useLoaderData<typeof loader>();
  const { base, formKey, title, receipt, leftXof, payer, calls, suggested, found, search } = data;
  const result = useActionData<typeof action>();
  const t = useT();
  const here = `${base}/receipts/${receipt.id}/allocate`;
  return (
    <>
      <PageHeader
        title={title}
        breadcrumb={[
          { label: t('payments.title'), to: `${base}/receipts` },
          { label: t('payments.toAllocate.title'), to: `${base}/receipts/unallocated` },
        ]}
        actions={
          <LinkButton to={`${base}/receipts/${receipt.id}`}>
            {t('payments.toAllocate.seeReceipt')}
          </LinkButton>
        }
      />
      {data.isWaiting ? (
        <DetailLayout
          main={
            <>
              <Section>
                <ReceiptFacts receipt={receipt} forStaff />
              </Section>
              {payer === null ? (
                <ChoosePayer {...{ suggested, found, search }} to={here} />
              ) : (
                <ChooseCalls
                  {...{ payer, leftXof, calls, formKey, result }}
                  receiptId={receipt.id}
                  changeTo={receipt.affiliationId === null ? here : null}
                />
              )}
            </>
          }
          aside={
            <Section title={t('payments.toAllocate.otherwise')}>
              <div className="flex flex-wrap gap-2">
                <HoldReceipt {...{ receipt, formKey, result }} affiliationId={payer?.id ?? null} />
                {data.mayRefund && <RefundReceipt {...{ receipt, formKey, result }} />}
              </div>
            </Section>
          }
        />
      ) : (
        <Notice tone="success">{t('payments.toAllocate.done')}</Notice>
      )}
    </>
  );
}
