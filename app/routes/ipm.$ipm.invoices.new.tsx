import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PageHeader } from '~/components/page-header';
import { addLine, formAgain } from '~/features/invoices/add-line';
import { enterInvoice } from '~/features/invoices/enter-invoice.server';
import { InvoiceEntryForm } from '~/features/invoices/invoice-entry-form';
import { invoiceFilterOf } from '~/features/invoices/invoice-filter';
import { AddLineForm, EnterInvoiceForm } from '~/features/invoices/invoice-form';
import { listProviderChoices } from '~/features/providers/provider-queries.server';
import { listActs } from '~/features/tariffs/tariff-queries.server';
import { useT } from '~/i18n/t';
import { byIntent, ipmAction, ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('invoice:enter', async (ctx) => {
  const { base, today, formKey } = ctx;
  const { adhesionId } = invoiceFilterOf(ctx.query);
  const [providers, acts] = await Promise.all([
    listProviderChoices(ctx),
    listActs(ctx, adhesionId === null ? [] : [adhesionId]),
  ]);
  return { base, today, formKey, adhesionId, providers, acts, title: ctx.t('care.form.title') };
});

export const action = byIntent({
  enter: ipmAction('invoice:enter', EnterInvoiceForm, enterInvoice, {
    done: (ctx, { invoiceId }) => ({
      to: `${ctx.base}/invoices/${invoiceId}`,
      toast: { key: 'invoice-entered' },
    }),
  }),
  'add-line': ipmAction('invoice:enter', AddLineForm, addLine, {
    done: (_ctx, { values }) => formAgain(values),
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function NewInvoice() {
  const { base, title, ...form } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <>
      <PageHeader
        title={title}
        description={t('care.form.text')}
        breadcrumb={[{ label: t('care.title'), to: `${base}/invoices` }]}
      />
      <InvoiceEntryForm
        {...form}
        result={useActionData<typeof action>()}
        cancelTo={`${base}/invoices`}
      />
    </>
  );
}
