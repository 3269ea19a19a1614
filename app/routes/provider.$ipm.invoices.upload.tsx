import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Notice } from '~/components/notice';
import { PageHeader } from '~/components/page-header';
import { Stack } from '~/components/section';
import { formAgain } from '~/features/invoices/add-line';
import { InvoiceEntryForm } from '~/features/invoices/invoice-entry-form';
import { InvoiceFileForm } from '~/features/invoices/invoice-file-form';
import { UploadInvoiceForm } from '~/features/invoices/invoice-form';
import { readInvoiceFile } from '~/features/invoices/read-invoice-file.server';
import { listOwnAdhesions } from '~/features/providers/provider-queries.server';
import { listActs } from '~/features/tariffs/tariff-queries.server';
import { useT } from '~/i18n/t';
import { providerLoader } from '~/platform/handler.server';
import { providerUpload } from '~/platform/upload.server';

export const loader = providerLoader('own-invoice:enter', async (ctx) => {
  const { base, today, formKey } = ctx;
  const adhesions = await listOwnAdhesions(ctx, ctx.organisationIds);
  const acts = await listActs(
    ctx,
    adhesions.map(({ id }) => id),
  );
  const providers = adhesions.map(({ id, number, name }) => ({ id, number, name }));
  return { base, today, formKey, providers, acts, title: ctx.t('care.file.title') };
});

export const action = providerUpload('own-invoice:enter', UploadInvoiceForm, readInvoiceFile, {
  done: (_ctx, { values, fieldErrors }) => formAgain(values, fieldErrors),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function UploadInvoice() {
  const { base, today, formKey, providers, acts, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT();
  const lineCount = Number(result?.values['lineCount'] ?? 0);
  const wrong = new Set(
    Object.keys(result?.fieldErrors ?? {}).map((name) => name.split('.').slice(0, 2).join('.')),
  );
  return (
    <>
      <PageHeader
        title={title}
        description={t(lineCount === 0 ? 'care.file.text' : 'care.file.readText')}
        breadcrumb={[{ label: t('care.title'), to: `${base}/invoices` }]}
      />
      {lineCount === 0 ? (
        <InvoiceFileForm
          {...{ providers, formKey, result }}
          templateTo={`${base}/invoices/template`}
          cancelTo={`${base}/invoices/new`}
        />
      ) : (
        <Stack>
          <Notice tone={wrong.size === 0 ? 'success' : 'warn'}>
            {wrong.size === 0
              ? t('care.file.allRight', { count: lineCount })
              : t('care.file.someWrong', { count: wrong.size, total: lineCount })}
          </Notice>
          <InvoiceEntryForm
            {...{ providers, acts, today, formKey, result }}
            adhesionId={null}
            sendTo={`${base}/invoices/new`}
            cancelTo={`${base}/invoices/upload`}
          />
        </Stack>
      )}
    </>
  );
}
