import { journalColumns } from '~/features/ledger/ledger-exports';
import { journalFilter } from '~/features/ledger/ledger-pages.server';
import { streamJournal } from '~/features/ledger/ledger-queries.server';
import { exportFormatOf, exportResponse } from '~/platform/export.server';
import { icamoLoader } from '~/platform/handler.server';

export const loader = icamoLoader('national-dues:record', (ctx) =>
  exportResponse(exportFormatOf(ctx.query) ?? 'csv', {
    name: `${ctx.t('ledger.exportJournal')}-${ctx.ipm.slug}`,
    columns: journalColumns(ctx.t),
    rows: streamJournal(ctx, journalFilter(ctx.query)),
    notice: ctx.demo ? ctx.t('ledger.notice') : null,
  }),
);
