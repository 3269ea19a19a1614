import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { FileText } from 'lucide-react';
import { buttonClass } from '~/components/button';
import { Notice } from '~/components/notice';
import { PageHeader } from '~/components/page-header';
import { DetailLayout, Section } from '~/components/section';
import { listHistory } from '~/features/audit/audit-queries.server';
import { RecordHistory } from '~/features/documents/record-history';
import { DuesPaymentFacts } from '~/features/dues/dues-payment-facts';
import { getDuesPayment } from '~/features/dues/dues-payment-queries.server';
import { DuesPaymentState } from '~/features/dues/dues-payment-state';
import { idOfPath } from '~/features/progress/id-of-path';
import { useT } from '~/i18n/t';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('dues:read', async (ctx) => {
  const payment = await getDuesPayment(ctx, idOfPath(ctx.params['id']));
  const history = await listHistory(ctx, 'dues-payment', payment.id);
  return { base: ctx.base, payment, history, title: ctx.t('remittance.payment') };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function DuesPayment() {
  const { base, payment, history, title } = useLoaderData<typeof loader>();
  const t = useT();
  const { id, state, year, receiptNumber } = payment;
  return (
    <>
      <PageHeader
        title={title}
        badge={<DuesPaymentState state={state} />}
        breadcrumb={[{ label: t('contributions.dues.title'), to: `${base}/dues?year=${year}` }]}
        actions={
          receiptNumber !== null && (
            <a href={`${base}/dues/payments/${id}/pdf`} className={buttonClass('secondary')}>
              <FileText size={16} aria-hidden />
              {t('remittance.pdf')}
            </a>
          )
        }
      />
      <DetailLayout
        main={
          <>
            {state === 'declared' && <Notice tone="info">{t('remittance.awaiting')}</Notice>}
            {(state === 'refused' || state === 'reversed') && (
              <Notice tone="warn" title={t(`remittance.told.${state}`)}>
                {payment.reason}
              </Notice>
            )}
            <Section>
              <DuesPaymentFacts payment={payment} />
            </Section>
          </>
        }
        aside={<RecordHistory rows={history} />}
      />
    </>
  );
}
