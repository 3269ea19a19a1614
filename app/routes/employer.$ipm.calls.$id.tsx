import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { Download, FileText } from 'lucide-react';
import { buttonClass } from '~/components/button';
import { Notice } from '~/components/notice';
import { PageHeader } from '~/components/page-header';
import { DetailLayout, Section } from '~/components/section';
import { CallFacts } from '~/features/calls/call-facts';
import { lineAfterIn } from '~/features/calls/call-lines';
import { CallLinesTable } from '~/features/calls/call-lines-table';
import { listCallLines, listCallPayments } from '~/features/calls/call-line-queries.server';
import { CallPayments } from '~/features/calls/call-payments';
import { getCall } from '~/features/calls/call-queries.server';
import { CallStateBadge } from '~/features/calls/call-state-badge';
import { openOf } from '~/features/calls/call-table';
import { CheckoutList } from '~/features/payments/checkout-list';
import { checkPayment } from '~/features/payments/check-payment.server';
import { listCheckouts } from '~/features/payments/checkout-queries.server';
import { CheckPaymentForm, PayCallForm } from '~/features/payments/payment-form';
import { AwaitingConfirmation, PaymentPanel } from '~/features/payments/payment-panel';
import { startCheckout } from '~/features/payments/start-checkout.server';
import { idOfPath } from '~/features/progress/id-of-path';
import { useT } from '~/i18n/t';
import { byIntent, employerAction, employerLoader } from '~/platform/handler.server';

export const loader = employerLoader('own-call:read', async (ctx) => {
  const call = await getCall(ctx, idOfPath(ctx.params['id']), ctx.organisationIds);
  const [lines, payments, checkouts] = await Promise.all([
    listCallLines(ctx, call.id, lineAfterIn(ctx.query)),
    listCallPayments(ctx, call.id),
    listCheckouts(ctx, call.id),
  ]);
  const { base, today, formKey } = ctx;
  const canPay = ctx.can('own-call:pay');
  const title = ctx.t('contributions.callTitle', { period: call.period });
  return { base, today, formKey, canPay, title, call, lines, payments, checkouts };
});

const pay = employerAction('own-call:pay', PayCallForm, startCheckout, {
  done: (_ctx, { launchUrl }) => ({ to: launchUrl }),
});

export const action = byIntent({
  pay,
  'pay-part': pay,
  check: employerAction('own-call:pay', CheckPaymentForm, checkPayment, {
    done: (ctx, _result, { callId, checkoutId }) => ({
      to: `${ctx.base}/calls/${callId}?paid=${checkoutId}`,
    }),
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function OwnCall() {
  const { base, today, formKey, canPay, title, call, lines, payments, checkouts } =
    useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [query] = useSearchParams();
  const t = useT();
  const openXof = openOf(call);
  const paid = query.get('paid');
  const returned = checkouts.find(({ id }) => String(id) === paid);
  const to = `${base}/calls/${call.id}`;
  return (
    <>
      <PageHeader
        title={title}
        aside={call.number}
        badge={<CallStateBadge call={call} today={today} />}
        breadcrumb={[{ label: t('contributions.ownCalls'), to: `${base}/calls` }]}
        actions={
          <>
            <a href={`${to}/pdf`} className={buttonClass('secondary')}>
              <FileText size={16} aria-hidden />
              {t('contributions.pdf')}
            </a>
            <a href={`${to}/lines?export=csv`} className={buttonClass('quiet')}>
              <Download size={16} aria-hidden />
              {t('contributions.linesCsv')}
            </a>
          </>
        }
      />
      <div className="mb-5 flex flex-col gap-3 empty:hidden">
        {(returned?.state === 'open' || returned?.state === 'intent') && (
          <AwaitingConfirmation
            callId={call.id}
            checkout={returned}
            formKey={formKey}
            result={result}
            refreshTo={`${to}?paid=${returned.id}`}
          />
        )}
        {returned?.state === 'complete' && (
          <Notice tone="success" title={t('payments.confirmed')}>
            {openXof === 0n
              ? t('payments.confirmedText')
              : t('payments.confirmedPart', { amountXof: returned.amountXof, openXof })}
          </Notice>
        )}
        {paid === '0' && openXof > 0n && (
          <Notice tone="warn" title={t('payments.notPaid')}>
            {t('payments.notPaidText')}
          </Notice>
        )}
      </div>
      <DetailLayout
        main={
          <>
            <Section>
              <CallFacts call={call} />
            </Section>
          </>
        }
        aside={
          <>
            {canPay && openXof > 0n && (
              <PaymentPanel callId={call.id} openXof={openXof} formKey={formKey} result={result} />
            )}
            <Section title={t('payments.attempts')}>
              <CheckoutList checkouts={checkouts} />
            </Section>
          </>
        }
      />
      <div className="mt-5 flex flex-col gap-5">
        <Section flush title={t('contributions.lines')}>
          <CallLinesTable lines={lines} {...call} />
        </Section>
        <Section flush title={t('payments.paymentsOfCall')}>
          <CallPayments payments={payments} receiptsTo={(id) => `${base}/receipts/${id}`} />
        </Section>
      </div>
    </>
  );
}
