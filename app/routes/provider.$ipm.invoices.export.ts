import { invoiceColumns } from '~/features/invoices/invoice-exports';
import { invoiceFilterOf } from '~/features/invoices/invoice-filter';
import { eachInvoice } from '~/features/invoices/invoice-queries.server';
import { exportFormatOf, exportResponse } from '~/platform/export.server';
import { providerLoader } from '~/platform/handler.server';

export const loader = providerLoader('own-invoice:read', (ctx) =>
  exportResponse(exportFormatOf(ctx.query) ?? 'csv', {
    name: `${ctx.t('care.exportName')}-${ctx.ipm.slug}-${ctx.today}`,
    columns: invoiceColumns(ctx.t),
    rows: eachInvoice(ctx, invoiceFilterOf(ctx.query), ctx.organisationIds),
    notice: ctx.demo ? ctx.t('common.demonstration') : null,
  }),
);
