import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { invoiceFilterOf } from '~/features/invoices/invoice-filter';
import { InvoiceList } from '~/features/invoices/invoice-list';
import { listInvoices } from '~/features/invoices/invoice-queries.server';
import { providerLoader } from '~/platform/handler.server';

export const loader = providerLoader('own-invoice:read', async (ctx) => {
  const filter = invoiceFilterOf(ctx.query);
  const { rows, totals } = await listInvoices(ctx, filter, ctx.organisationIds);
  const { base, today } = ctx;
  const mayEnter = ctx.can('own-invoice:enter');
  return { base, today, page: filter.page, rows, totals, mayEnter, title: ctx.t('care.title') };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function OwnInvoices() {
  return <InvoiceList {...useLoaderData<typeof loader>()} showsProvider={false} />;
}
