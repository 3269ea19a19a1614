import { recordExport } from '~/features/audit/record-export.server';
import { auditColumns } from '~/features/audit/audit-exports';
import { auditFilter } from '~/features/audit/audit-pages.server';
import { streamAudit } from '~/features/audit/audit-queries.server';
import { exportFormatOf, exportResponse } from '~/platform/export.server';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('audit:read', async (ctx) => {
  await recordExport(ctx, 'audit.exported');
  return exportResponse(exportFormatOf(ctx.query) ?? 'csv', {
    name: `${ctx.t('audit.exportName')}-${ctx.ipm.slug}`,
    columns: auditColumns(ctx.t),
    rows: streamAudit(ctx, auditFilter(ctx)),
    notice: ctx.demo ? ctx.t('ledger.notice') : null,
  });
});
