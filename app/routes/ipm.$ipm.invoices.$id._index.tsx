import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Section } from '~/components/section';
import { UNDER_WAY } from '~/domain/payments/payout-state';
import { listHistory } from '~/features/audit/audit-queries.server';
import { RecordHistory } from '~/features/audit/record-history';
import { PaperVerdict } from '~/features/documents/paper-verdict';
import { isGenuine } from '~/features/documents/verification';
import { adjudicateInvoice } from '~/features/invoices/adjudicate-invoice.server';
import { approveInvoice } from '~/features/invoices/approve-invoice.server';
import { dutyObstacles } from '~/features/invoices/duty-obstacles.server';
import { InvoiceActions } from '~/features/invoices/invoice-actions';
import { InvoiceDetailPage } from '~/features/invoices/invoice-detail';
import {
  ApproveInvoiceForm,
  InvoiceForm,
  PayInvoiceForm,
  RefuseInvoiceForm,
  UndoPaymentForm,
} from '~/features/invoices/invoice-form';
import { getInvoice } from '~/features/invoices/invoice-queries.server';
import { invoiceTitle } from '~/features/invoices/invoice-title';
import { mayAct } from '~/features/invoices/may-act';
import { payInvoice } from '~/features/invoices/pay-invoice.server';
import { readCareLines } from '~/features/invoices/read-care-lines.server';
import { refuseInvoice } from '~/features/invoices/refuse-invoice.server';
import { ordersOfInvoice } from '~/features/invoices/payouts/invoice-orders.server';
import type { InvoiceOrder } from '~/features/invoices/payouts/invoice-orders.server';
import { OrdersNotice } from '~/features/invoices/payouts/orders-notice';
import { ReversePayoutForm } from '~/features/invoices/payouts/payout-form';
import { reversePayout } from '~/features/invoices/payouts/reverse-payout.server';
import { ReversePayout } from '~/features/invoices/payouts/reverse-payout-form';
import { UndoPayment } from '~/features/invoices/undo-payment';
import { undoRecordedPayment } from '~/features/invoices/undo-recorded-payment.server';
import { idOfPath } from '~/features/progress/id-of-path';
import { useT } from '~/i18n/t';
import { byIntent, ipmAction, ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('invoice:read', async (ctx) => {
  const invoice = await getInvoice(ctx, idOfPath(ctx.params['id']));
  const [lines, history, apart, orders] = await Promise.all([
    readCareLines(ctx, invoice.id),
    listHistory(ctx, 'invoice', invoice.id),
    dutyObstacles(ctx, invoice.id),
    ctx.can('invoice:pay') ? ordersOfInvoice(ctx, invoice.id) : [],
  ]);
  const { base, today, formKey } = ctx;
  const seesCare = ctx.can('care-detail:read');
  const title = invoiceTitle(ctx.t, invoice);
  const number = invoice.number ?? invoice.providerReference;
  const vouched = { id: invoice.id, number, amountXof: invoice.ipmShareXof };
  const genuine = isGenuine(ctx, 'invoices', vouched);
  const may = mayAct(ctx.can);
  const page = { base, today, formKey, seesCare, title };
  return { ...page, may, apart, invoice, lines, history, genuine, orders };
});

export const action = byIntent({
  adjudicate: ipmAction('invoice:adjudicate', InvoiceForm, adjudicateInvoice, {
    done: (ctx, { invoiceId, ipmShareXof }) => ({
      to: `${ctx.base}/invoices/${invoiceId}`,
      toast: { key: 'invoice-adjudicated', values: { amount: Number(ipmShareXof) } },
    }),
  }),
  approve: ipmAction('invoice:approve', ApproveInvoiceForm, approveInvoice, {
    done: (ctx, { invoiceId }) => ({
      to: `${ctx.base}/invoices/${invoiceId}`,
      toast: 'invoice-approved',
    }),
  }),
  refuse: ipmAction('invoice:approve', RefuseInvoiceForm, refuseInvoice, {
    done: (ctx, { invoiceId }) => ({
      to: `${ctx.base}/invoices/${invoiceId}`,
      toast: 'invoice-refused',
    }),
  }),
  pay: ipmAction('invoice:pay', PayInvoiceForm, payInvoice, {
    done: (ctx, { invoiceId }) => ({
      to: `${ctx.base}/invoices/${invoiceId}`,
      toast: 'invoice-paid',
    }),
  }),
  'undo-payment': ipmAction('invoice:pay', UndoPaymentForm, undoRecordedPayment, {
    done: (ctx, { invoiceId, state }) => ({
      to: `${ctx.base}/invoices/${invoiceId}`,
      toast: state === 'paid' ? 'payment-replaced' : 'payment-undone',
    }),
  }),
  'reverse-payout': ipmAction('invoice:pay', ReversePayoutForm, reversePayout, {
    done: (ctx, { invoiceId, outcome }) => ({
      to: `${ctx.base}/invoices/${invoiceId}`,
      toast: outcome === 'payout-reversed' ? outcome : { key: outcome, tone: 'warn' },
    }),
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function Invoice() {
  const { may, apart, formKey, history, genuine, orders, ...detail } =
    useLoaderData<typeof loader>();
  const { invoice, today, base } = detail;
  const result = useActionData<typeof action>();
  const t = useT();
  const paid = orders.find(({ state }) => state === 'done');
  const reverse = (order: InvoiceOrder) =>
    apart.pay === null && <ReversePayout {...{ order, formKey, result }} />;
  return (
    <>
      <PaperVerdict genuine={genuine} />
      <InvoiceDetailPage
        {...detail}
        notice={<OrdersNotice {...{ invoice, orders, reverse }} />}
        actions={
          <InvoiceActions
            {...{ invoice, may, apart, formKey, today, result }}
            isUnderWay={orders.some(({ state }) => UNDER_WAY.includes(state))}
            undo={
              paid === undefined ? <UndoPayment {...{ invoice, formKey, result }} /> : reverse(paid)
            }
            payTo={`${base}/invoices/pay?invoice=${invoice.id}`}
          />
        }
        aside={
          <Section title={t('common.history.title')}>
            <RecordHistory history={history} />
          </Section>
        }
      />
    </>
  );
}
