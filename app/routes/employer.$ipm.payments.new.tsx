import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { EmptyState } from '~/components/empty-state';
import { Notice } from '~/components/notice';
import { PageHeader } from '~/components/page-header';
import { DetailLayout, Section } from '~/components/section';
import { sum } from '~/domain/money';
import { readCallsToPay } from '~/features/payments/calls-to-pay.server';
import { CallsToPayTable } from '~/features/payments/calls-to-pay-table';
import { OtherWaysToPay } from '~/features/payments/other-ways-to-pay';
import { PayCallsForm } from '~/features/payments/payment-form';
import { PaymentPanel } from '~/features/payments/payment-panel';
import { startCheckout } from '~/features/payments/start-checkout.server';
import { useT } from '~/i18n/t';
import { byIntent, employerAction, employerLoader } from '~/platform/handler.server';

export const loader = employerLoader('own-call:pay', async (ctx) => {
  const { base, today, formKey, url } = ctx;
  const title = ctx.t('paying.title');
  const chosen = await readCallsToPay(ctx);
  const payTo = `${base}/payments/new${url.search}`;
  return { base, today, formKey, payTo, title, ipmName: ctx.ipm.name, ...chosen };
});

const pay = employerAction('own-call:pay', PayCallsForm, startCheckout, {
  done: (_ctx, { launchUrl }) => ({ to: launchUrl }),
});

export const action = byIntent({ pay, 'pay-part': pay });

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function NewPayment() {
  const { base, today, formKey, payTo, title, ipmName, calls, bank, settledCount, otherCount } =
    useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT();
  const openXof = sum(calls.map((call) => call.openXof));
  const reference = calls.map(({ number }) => number ?? '').join(', ');
  return (
    <>
      <PageHeader
        title={title}
        description={calls[0] && t('paying.text', { employer: calls[0].employerName })}
        breadcrumb={[{ label: t('contributions.ownCalls'), to: `${base}/calls` }]}
      />
      <div className="mb-5 flex flex-col gap-3 empty:hidden">
        {settledCount > 0 && (
          <Notice tone="info">{t('paying.settledSince', { count: settledCount })}</Notice>
        )}
        {otherCount > 0 && (
          <Notice tone="info">{t('paying.othersApart', { count: otherCount })}</Notice>
        )}
      </div>
      {calls.length === 0 ? (
        <Section>
          <EmptyState
            title={t('paying.nothing')}
            action={<LinkButton to={`${base}/calls`}>{t('contributions.home.all')}</LinkButton>}
          >
            {t('contributions.home.nothing')}
          </EmptyState>
        </Section>
      ) : (
        <DetailLayout
          main={
            <>
              <Section flush title={t('paying.chosen')} description={t('paying.chosenText')}>
                <CallsToPayTable calls={calls} base={base} today={today} />
              </Section>
              <OtherWaysToPay {...{ bank, reference, ipmName }} amountXof={openXof} />
            </>
          }
          aside={
            <PaymentPanel
              callIds={calls.map(({ id }) => id)}
              {...{ openXof, formKey, result, payTo }}
            />
          }
        />
      )}
    </>
  );
}
