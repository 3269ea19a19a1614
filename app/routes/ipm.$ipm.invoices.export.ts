import { recordExport } from '~/features/audit/record-export.server';
import { invoiceColumns } from '~/features/invoices/invoice-exports';
import { invoiceFilterOf } from '~/features/invoices/invoice-filter';
import { eachInvoice } from '~/features/invoices/invoice-queries.server';
import { exportFormatOf, exportResponse } from '~/platform/export.server';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('invoice:read', async (ctx) => {
  await recordExport(ctx, 'invoice.exported');
  return exportResponse(exportFormatOf(ctx.query) ?? 'csv', {
    name: `${ctx.t('care.exportName')}-${ctx.ipm.slug}-${ctx.today}`,
    columns: invoiceColumns(ctx.t),
    rows: eachInvoice(ctx, invoiceFilterOf(ctx.query)),
    notice: ctx.demo ? ctx.t('common.demonstration') : null,
  });
});
