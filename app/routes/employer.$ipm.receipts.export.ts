import { receiptExportColumns } from '~/features/payments/receipt-export';
import { receiptFilterOf } from '~/features/payments/receipt-filter';
import { eachReceipt } from '~/features/payments/receipt-queries.server';
import { exportFormatOf, exportResponse } from '~/platform/export.server';
import { employerLoader } from '~/platform/handler.server';

export const loader = employerLoader('own-receipt:read', (ctx) =>
  exportResponse(exportFormatOf(ctx.query) ?? 'csv', {
    name: `${ctx.t('payments.exportName')}-${ctx.ipm.slug}-${ctx.today}`,
    columns: receiptExportColumns(ctx.t),
    rows: eachReceipt(ctx, receiptFilterOf(ctx.query), ctx.organisationIds),
    notice: ctx.demo ? ctx.t('common.demonstration') : null,
  }),
);
