import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { EmptyState } from '~/components/empty-state';
import { Notice } from '~/components/notice';
import { PageHeader } from '~/components/page-header';
import { DetailLayout, Section } from '~/components/section';
import { sum } from '~/domain/money';
import { OrderPanel } from '~/features/invoices/payouts/order-panel';
import { orderPayouts } from '~/features/invoices/payouts/order-payouts.server';
import { PayableTable } from '~/features/invoices/payouts/payable-table';
import { OrderPayoutsForm } from '~/features/invoices/payouts/payout-form';
import { reviewPayouts } from '~/features/invoices/payouts/payout-review.server';
import { useT } from '~/i18n/t';
import { ipmAction, ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('invoice:pay', async (ctx) => {
  const { base, formKey } = ctx;
  return { base, formKey, title: ctx.t('payouts.reviewTitle'), ...(await reviewPayouts(ctx)) };
});

export const action = ipmAction('invoice:pay', OrderPayoutsForm, orderPayouts, {
  done: (ctx, { count, invoiceIds }) => ({
    to:
      count === 1
        ? `${ctx.base}/invoices/${String(invoiceIds[0])}`
        : `${ctx.base}/invoices/payouts`,
    toast: { key: 'payouts-ordered', values: { count } },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function PayInvoices() {
  const { base, formKey, title, toPay, aside, hasWallet, balanceXof } =
    useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT();
  const list = `${base}/invoices?state=approved`;
  const totalXof = sum(toPay.map(({ ipmShareXof }) => ipmShareXof));
  return (
    <>
      <PageHeader
        title={title}
        description={t('payouts.reviewText')}
        breadcrumb={[{ label: t('care.title'), to: list }]}
      />
      <div className="mb-5 flex flex-col gap-3 empty:hidden">
        {!hasWallet && <Notice tone="warn">{t('payouts.noWallet')}</Notice>}
        {toPay.length === 0 && result?.formError && (
          <Notice tone="danger">{result.formError}</Notice>
        )}
      </div>
      <DetailLayout
        main={
          <>
            <Section flush title={t('payouts.toPay')}>
              {toPay.length === 0 ? (
                <EmptyState
                  title={t('payouts.nothingTitle')}
                  action={<LinkButton to={list}>{t('payouts.toInvoices')}</LinkButton>}
                >
                  {t('payouts.nothingText')}
                </EmptyState>
              ) : (
                <PayableTable caption={t('payouts.toPay')} payables={toPay} base={base} />
              )}
            </Section>
            {aside.length > 0 && (
              <Section flush title={t('payouts.aside')} description={t('payouts.asideText')}>
                <PayableTable caption={t('payouts.aside')} payables={aside} base={base} />
              </Section>
            )}
          </>
        }
        aside={
          hasWallet &&
          toPay.length > 0 && (
            <OrderPanel payables={toPay} {...{ totalXof, balanceXof, formKey, result }} />
          )
        }
      />
    </>
  );
}
