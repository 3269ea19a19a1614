import type { MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { Banknote, Download, FileText } from 'lucide-react';
import { buttonClass, LinkButton } from '~/components/button';
import { ConfirmForm } from '~/components/confirm-form';
import { TextareaField } from '~/components/field';
import { PageHeader } from '~/components/page-header';
import { DetailLayout, Section } from '~/components/section';
import { listHistory } from '~/features/audit/audit-queries.server';
import { CallFacts } from '~/features/calls/call-facts';
import { CancelCallForm } from '~/features/calls/call-form';
import { listCallLines, listCallPayments } from '~/features/calls/call-line-queries.server';
import { lineAfterIn } from '~/features/calls/call-lines';
import { CallLinesTable } from '~/features/calls/call-lines-table';
import { CallPayments } from '~/features/calls/call-payments';
import { getCall } from '~/features/calls/call-queries.server';
import { CallStateBadge } from '~/features/calls/call-state-badge';
import { openOf } from '~/features/calls/call-table';
import { cancelCall } from '~/features/calls/cancel-call.server';
import { PaperVerdict } from '~/features/documents/paper-verdict';
import { RecordHistory } from '~/features/documents/record-history';
import { isGenuine } from '~/features/documents/verification';
import { CheckoutList } from '~/features/payments/checkout-list';
import { listCheckouts } from '~/features/payments/checkout-queries.server';
import { idOfPath } from '~/features/progress/id-of-path';
import { useT } from '~/i18n/t';
import { ipmAction, ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('call:read', async (ctx) => {
  const call = await getCall(ctx, idOfPath(ctx.params['id']));
  const [lines, payments, checkouts, history] = await Promise.all([
    listCallLines(ctx, call.id, lineAfterIn(ctx.query)),
    listCallPayments(ctx, call.id),
    listCheckouts(ctx, call.id),
    listHistory(ctx, 'call', call.id),
  ]);
  const { base, today, formKey } = ctx;
  const canCancel = ctx.can('call:cancel') && call.state === 'issued' && call.allocatedXof === 0n;
  const canRecord = ctx.can('receipt:record');
  const title = ctx.t('contributions.callTitle', { period: call.period });
  const may = { canCancel, canRecord };
  const genuine = isGenuine(ctx, 'calls', call);
  return { base, today, formKey, may, title, call, lines, payments, checkouts, history, genuine };
});

export const action = ipmAction('call:cancel', CancelCallForm, cancelCall, {
  done: (ctx, { callId }) => ({
    to: `${ctx.base}/calls/${callId}`,
    toast: 'contributions.toasts.cancelled',
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function CallPage() {
  const { base, today, formKey, may, title, call, lines, payments, checkouts, history, genuine } =
    useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT();
  const number = call.number ?? '';
  const to = `${base}/calls/${call.id}`;
  return (
    <>
      <PageHeader
        title={title}
        aside={number}
        badge={<CallStateBadge call={call} today={today} />}
        description={
          <Link className="text-link" to={`${base}/employers/${call.affiliationId}`}>
            {call.employerName}
          </Link>
        }
        breadcrumb={[{ label: t('contributions.calls'), to: `${base}/calls` }]}
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
            {may.canCancel && (
              <ConfirmForm
                label={t('contributions.cancel.label')}
                title={t('contributions.cancel.title', { number })}
                consequence={t('contributions.cancel.consequence', { totalXof: call.totalXof })}
                confirmLabel={t('contributions.cancel.label')}
                tone="danger"
                openTone="quiet"
                formKey={formKey}
                result={result}
              >
                <input type="hidden" name="callId" value={String(call.id)} />
                <TextareaField
                  name="reason"
                  label={t('contributions.cancel.reason')}
                  help={t('contributions.cancel.reasonHelp')}
                  maxLength={300}
                />
              </ConfirmForm>
            )}
            {may.canRecord && openOf(call) > 0n && (
              <LinkButton
                to={`${base}/receipts/new?employer=${call.affiliationId}`}
                tone="primary"
                icon={Banknote}
              >
                {t('payments.record')}
              </LinkButton>
            )}
          </>
        }
      />
      <PaperVerdict genuine={genuine} />
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
            {checkouts.length > 0 && (
              <Section title={t('payments.attempts')}>
                <CheckoutList checkouts={checkouts} />
              </Section>
            )}
            <RecordHistory rows={history} />
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
