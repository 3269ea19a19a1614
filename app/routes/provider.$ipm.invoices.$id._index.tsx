import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { FactGrid } from '~/components/fact-grid';
import { InstantText } from '~/components/dates';
import { Section } from '~/components/section';
import { InvoiceDetailPage } from '~/features/invoices/invoice-detail';
import { getInvoice } from '~/features/invoices/invoice-queries.server';
import { invoiceTitle } from '~/features/invoices/invoice-title';
import { readCareLines } from '~/features/invoices/read-care-lines.server';
import { idOfPath } from '~/features/progress/id-of-path';
import { useT } from '~/i18n/t';
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
  const { adjudicatedAt, approvedAt } = detail.invoice;
  const t = useT();
  const steps = [
    { label: t('audit.actions.invoice.adjudicated'), at: adjudicatedAt },
    { label: t('audit.actions.invoice.approved'), at: approvedAt },
  ].flatMap(({ label, at }) =>
    at === null ? [] : [{ label, value: <InstantText instant={at} /> }],
  );
  return (
    <InvoiceDetailPage
      {...detail}
      aside={
        steps.length > 0 && (
          <Section title={t('common.history.title')}>
            <FactGrid facts={steps} />
          </Section>
        )
      }
    />
  );
}
