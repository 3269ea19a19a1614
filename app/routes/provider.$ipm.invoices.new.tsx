import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { FileUp } from 'lucide-react';
import { LinkButton } from '~/components/button';
import { PageHeader } from '~/components/page-header';
import { addLine, formAgain } from '~/features/invoices/add-line';
import { enterOwnInvoice } from '~/features/invoices/enter-own-invoice.server';
import { InvoiceEntryForm } from '~/features/invoices/invoice-entry-form';
import { AddLineForm, EnterInvoiceForm } from '~/features/invoices/invoice-form';
import { listOwnAdhesions } from '~/features/providers/provider-queries.server';
import { listActs } from '~/features/tariffs/tariff-queries.server';
import { useT } from '~/i18n/t';
import { byIntent, providerAction, providerLoader } from '~/platform/handler.server';

export const loader = providerLoader('own-invoice:enter', async (ctx) => {
  const { base, today, formKey } = ctx;
  const adhesions = await listOwnAdhesions(ctx, ctx.organisationIds);
  const acts = await listActs(
    ctx,
    adhesions.map(({ id }) => id),
  );
  const providers = adhesions.map(({ id, number, name }) => ({ id, number, name }));
  const title = ctx.t('care.form.title');
  return { base, today, formKey, adhesionId: null, providers, acts, title };
});

export const action = byIntent({
  enter: providerAction('own-invoice:enter', EnterInvoiceForm, enterOwnInvoice, {
    done: (ctx, { invoiceId }) => ({
      to: `${ctx.base}/invoices/${invoiceId}`,
      toast: 'own-invoice-entered',
    }),
  }),
  'add-line': providerAction('own-invoice:enter', AddLineForm, addLine, {
    done: (_ctx, { values }) => formAgain(values),
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function NewOwnInvoice() {
  const { base, title, ...form } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <>
      <PageHeader
        title={title}
        description={t('care.form.text')}
        breadcrumb={[{ label: t('care.title'), to: `${base}/invoices` }]}
        actions={
          <LinkButton to={`${base}/invoices/upload`} icon={FileUp}>
            {t('care.file.action')}
          </LinkButton>
        }
      />
      <InvoiceEntryForm
        {...form}
        result={useActionData<typeof action>()}
        cancelTo={`${base}/invoices`}
      />
    </>
  );
}
