import { recordExport } from '~/features/audit/record-export.server';
import { payoutColumns } from '~/features/invoices/payouts/payout-export';
import { payoutFilterOf } from '~/features/invoices/payouts/payout-filter';
import { eachPayout } from '~/features/invoices/payouts/payout-queries.server';
import { exportFormatOf, exportResponse } from '~/platform/export.server';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('invoice:pay', async (ctx) => {
  await recordExport(ctx, 'invoice.payouts-exported');
  return exportResponse(exportFormatOf(ctx.query) ?? 'csv', {
    name: `${ctx.t('payouts.exportName')}-${ctx.ipm.slug}-${ctx.today}`,
    columns: payoutColumns(ctx.t),
    rows: eachPayout(ctx, payoutFilterOf(ctx.query)),
    notice: ctx.demo ? ctx.t('common.demonstration') : null,
  });
});
