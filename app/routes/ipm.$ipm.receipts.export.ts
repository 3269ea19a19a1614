import { recordExport } from '~/features/audit/record-export.server';
import { receiptExportColumns } from '~/features/payments/receipt-export';
import { receiptFilterOf } from '~/features/payments/receipt-filter';
import { eachReceipt } from '~/features/payments/receipt-queries.server';
import { exportFormatOf, exportResponse } from '~/platform/export.server';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('receipt:read', async (ctx) => {
  await recordExport(ctx, 'receipt.exported');
  return exportResponse(exportFormatOf(ctx.query) ?? 'csv', {
    name: `${ctx.t('payments.exportName')}-${ctx.ipm.slug}-${ctx.today}`,
    columns: receiptExportColumns(ctx.t),
    rows: eachReceipt(ctx, receiptFilterOf(ctx.query), null),
    notice: ctx.demo ? ctx.t('common.demonstration') : null,
  });
});
