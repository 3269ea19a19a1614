import { recordExport } from '~/features/audit/record-export.server';
import { balancePage } from '~/features/ledger/ledger-pages.server';
import { balanceColumns } from '~/features/ledger/ledger-exports';
import { exportFormatOf, exportResponse } from '~/platform/export.server';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('ledger:read', async (ctx) => {
  await recordExport(ctx, 'ledger.exported');
  const { accounts, on } = await balancePage(ctx);
  return exportResponse(exportFormatOf(ctx.query) ?? 'csv', {
    name: `${ctx.t('ledger.exportBalance')}-${ctx.ipm.slug}-${on}`,
    columns: balanceColumns(ctx.t),
    rows: accounts,
    notice: ctx.demo ? ctx.t('ledger.notice') : null,
  });
});
