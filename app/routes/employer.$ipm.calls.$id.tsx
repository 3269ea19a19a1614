import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Download, FileText } from 'lucide-react';
import { buttonClass } from '~/components/button';
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
import { listCheckouts } from '~/features/payments/checkout-queries.server';
import { PaymentPanel } from '~/features/payments/payment-panel';
import { idOfPath } from '~/features/progress/id-of-path';
import { useT } from '~/i18n/t';
import { employerLoader } from '~/platform/handler.server';

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

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function OwnCall() {
  const { base, today, formKey, canPay, title, call, lines, payments, checkouts } =
    useLoaderData<typeof loader>();
  const t = useT();
  const openXof = openOf(call);
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
      <DetailLayout
        main={
          <Section>
            <CallFacts call={call} />
          </Section>
        }
        aside={
          <>
            {canPay && openXof > 0n && (
              <PaymentPanel
                callIds={[call.id]}
                openXof={openXof}
                formKey={formKey}
                payTo={`${base}/payments/new?call=${call.id}`}
              />
            )}
            <Section title={t('payments.attempts')}>
              <CheckoutList checkouts={checkouts} checkoutTo={(id) => `${base}/payments/${id}`} />
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
