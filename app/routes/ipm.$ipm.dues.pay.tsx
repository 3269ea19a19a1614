import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { EmptyState } from '~/components/empty-state';
import { PageHeader } from '~/components/page-header';
import { Section } from '~/components/section';
import { declareDuesPayment } from '~/features/dues/declare-dues-payment.server';
import { DeclarePaymentForm } from '~/features/dues/declare-payment-form';
import { DeclareDuesPaymentForm } from '~/features/dues/dues-payment-form';
import { listYearsToPay } from '~/features/dues/dues-payment-queries.server';
import { useT } from '~/i18n/t';
import { ipmAction, ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('dues:pay', async (ctx) => {
  const { base, today, formKey } = ctx;
  const years = await listYearsToPay(ctx);
  return { base, today, formKey, years, title: ctx.t('remittance.declareTitle') };
});

export const action = ipmAction('dues:pay', DeclareDuesPaymentForm, declareDuesPayment, {
  done: (ctx, { paymentId }) => ({
    to: `${ctx.base}/dues/payments/${paymentId}`,
    toast: 'remittance.toasts.declared',
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function PayDues() {
  const { base, today, formKey, years, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT();
  return (
    <>
      <PageHeader
        title={title}
        description={t('remittance.declareText')}
        breadcrumb={[{ label: t('contributions.dues.title'), to: `${base}/dues` }]}
      />
      {years.length === 0 ? (
        <Section>
          <EmptyState
            title={t('paying.nothing')}
            action={<LinkButton to={`${base}/dues`}>{t('contributions.dues.title')}</LinkButton>}
          >
            {t('remittance.nothingLeft')}
          </EmptyState>
        </Section>
      ) : (
        <DeclarePaymentForm {...{ years, today, formKey, result }} cancelTo={`${base}/dues`} />
      )}
    </>
  );
}
