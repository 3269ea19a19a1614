import { recordExport } from '~/features/audit/record-export.server';
import { journalColumns } from '~/features/ledger/ledger-exports';
import { journalFilter } from '~/features/ledger/ledger-pages.server';
import { streamJournal } from '~/features/ledger/ledger-queries.server';
import { exportFormatOf, exportResponse } from '~/platform/export.server';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('ledger:read', async (ctx) => {
  await recordExport(ctx, 'ledger.exported');
  return exportResponse(exportFormatOf(ctx.query) ?? 'csv', {
    name: `${ctx.t('ledger.exportJournal')}-${ctx.ipm.slug}`,
    columns: journalColumns(ctx.t),
    rows: streamJournal(ctx, journalFilter(ctx.query)),
    notice: ctx.demo ? ctx.t('ledger.notice') : null,
  });
});
