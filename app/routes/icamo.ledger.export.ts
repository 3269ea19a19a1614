import { balancePage } from '~/features/ledger/ledger-pages.server';
import { balanceColumns } from '~/features/ledger/ledger-exports';
import { exportFormatOf, exportResponse } from '~/platform/export.server';
import { icamoLoader } from '~/platform/handler.server';

export const loader = icamoLoader('national-dues:record', async (ctx) => {
  const { accounts, on } = await balancePage(ctx);
  return exportResponse(exportFormatOf(ctx.query) ?? 'csv', {
    name: `${ctx.t('ledger.exportBalance')}-${ctx.ipm.slug}-${on}`,
    columns: balanceColumns(ctx.t),
    rows: accounts,
    notice: ctx.demo ? ctx.t('ledger.notice') : null,
  });
});
