import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { InvoiceDetailPage } from '~/features/invoices/invoice-detail';
import { InvoiceProgress } from '~/features/invoices/invoice-progress';
import { getInvoice } from '~/features/invoices/invoice-queries.server';
import { invoiceTitle } from '~/features/invoices/invoice-title';
import { readCareLines } from '~/features/invoices/read-care-lines.server';
import { idOfPath } from '~/features/progress/id-of-path';
import { providerLoader } from '~/platform/handler.server';

export const loader = providerLoader('own-invoice:read', async (ctx) => {
  const invoice = await getInvoice(ctx, idOfPath(ctx.params['id']), ctx.organisationIds);
  const lines = await readCareLines(ctx, invoice.id);
  const { base, today } = ctx;
  const seesCare = ctx.can('care-detail:read');
  return { base, today, seesCare, title: invoiceTitle(ctx.t, invoice), invoice, lines };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function OwnInvoice() {
  const detail = useLoaderData<typeof loader>();
  const { invoice, today } = detail;
  return (
    <InvoiceDetailPage {...detail} aside={<InvoiceProgress invoice={invoice} today={today} />} />
  );
}
