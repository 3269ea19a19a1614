import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { FileText } from 'lucide-react';
import { buttonClass } from '~/components/button';
import { PageHeader } from '~/components/page-header';
import { DetailLayout, Section } from '~/components/section';
import { listHistory } from '~/features/audit/audit-queries.server';
import { PaperVerdict } from '~/features/documents/paper-verdict';
import { RecordHistory } from '~/features/documents/record-history';
import { isGenuine } from '~/features/documents/verification';
import { confirmRemittance } from '~/features/dues/confirm-remittance.server';
import { DuesPaymentFacts } from '~/features/dues/dues-payment-facts';
import { ConfirmRemittanceForm, RefuseRemittanceForm } from '~/features/dues/dues-payment-form';
import { DuesPaymentState } from '~/features/dues/dues-payment-state';
import { refuseRemittance } from '~/features/dues/refuse-remittance.server';
import { RemittanceActs } from '~/features/dues/remittance-acts';
import { getRemittance } from '~/features/dues/remittance-queries.server';
import { reverseRemittance } from '~/features/dues/reverse-remittance.server';
import { idOfPath } from '~/features/progress/id-of-path';
import { useT } from '~/i18n/t';
import { byIntent, icamoAction, icamoLoader } from '~/platform/handler.server';

export const loader = icamoLoader('national-dues:read', async (ctx) => {
  const remittance = await getRemittance(ctx, idOfPath(ctx.params['id']));
  const history = await listHistory(ctx, 'dues-payment', remittance.id);
  const { base, formKey } = ctx;
  const vouched = { ...remittance, number: remittance.receiptNumber };
  const genuine = isGenuine(ctx, 'dues-receipts', vouched);
  const mayDecide = ctx.can('national-dues:record');
  return { base, formKey, remittance, history, genuine, mayDecide, title: remittance.ipmName };
});

const done = (ctx: { readonly base: string }, id: bigint, decision: string) => ({
  to: `${ctx.base}/dues/payments/${id}`,
  toast: `remittance.toasts.${decision}`,
});

export const action = byIntent({
  confirm: icamoAction('national-dues:record', ConfirmRemittanceForm, confirmRemittance, {
    done: (ctx, _result, { paymentId }) => done(ctx, paymentId, 'confirmed'),
  }),
  refuse: icamoAction('national-dues:record', RefuseRemittanceForm, refuseRemittance, {
    done: (ctx, _result, { paymentId }) => done(ctx, paymentId, 'refused'),
  }),
  reverse: icamoAction('national-dues:record', RefuseRemittanceForm, reverseRemittance, {
    done: (ctx, _result, { paymentId }) => done(ctx, paymentId, 'reversed'),
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function Remittance() {
  const { base, formKey, remittance, history, genuine, mayDecide, title } =
    useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT();
  const { id, state, receiptNumber } = remittance;
  return (
    <>
      <PageHeader
        title={title}
        badge={<DuesPaymentState state={state} />}
        breadcrumb={[{ label: t('remittance.national'), to: `${base}/dues/payments` }]}
        actions={
          <>
            {receiptNumber !== null && (
              <a href={`${base}/dues/payments/${id}/pdf`} className={buttonClass('secondary')}>
                <FileText size={16} aria-hidden />
                {t('remittance.pdf')}
              </a>
            )}
            {mayDecide && <RemittanceActs {...{ remittance, formKey, result }} />}
          </>
        }
      />
      <PaperVerdict genuine={genuine} />
      <DetailLayout
        main={
          <Section>
            <DuesPaymentFacts payment={remittance} />
          </Section>
        }
        aside={<RecordHistory rows={history} />}
      />
    </>
  );
}
