import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { invoiceFilterOf } from '~/features/invoices/invoice-filter';
import { InvoiceList } from '~/features/invoices/invoice-list';
import { listInvoices } from '~/features/invoices/invoice-queries.server';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('invoice:read', async (ctx) => {
  const filter = invoiceFilterOf(ctx.query);
  const { rows, totals } = await listInvoices(ctx, filter);
  const { base, today } = ctx;
  const mayEnter = ctx.can('invoice:enter');
  const payTo = ctx.can('invoice:pay') ? `${base}/invoices/pay` : undefined;
  const title = ctx.t('care.title');
  return { base, today, page: filter.page, rows, totals, mayEnter, payTo, title };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function Invoices() {
  return <InvoiceList {...useLoaderData<typeof loader>()} showsProvider />;
}
