import { recordExport } from '~/features/audit/record-export.server';
import { reconciliationFilterOf } from '~/features/payments/reconciliation/reconciliation-filter';
import { transactionExportColumns } from '~/features/payments/reconciliation/transaction-export';
import { eachTransaction } from '~/features/payments/reconciliation/transaction-queries.server';
import { exportFormatOf, exportResponse } from '~/platform/export.server';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('receipt:record', async (ctx) => {
  await recordExport(ctx, 'wallet.exported');
  return exportResponse(exportFormatOf(ctx.query) ?? 'csv', {
    name: `${ctx.t('reconciliation.exportName')}-${ctx.ipm.slug}-${ctx.today}`,
    columns: transactionExportColumns(ctx.t),
    rows: eachTransaction(ctx, reconciliationFilterOf(ctx.query)),
    notice: ctx.demo ? ctx.t('common.demonstration') : null,
  });
});
