import { auditColumns } from '~/features/audit/audit-exports';
import { auditFilter } from '~/features/audit/audit-pages.server';
import { streamAudit } from '~/features/audit/audit-queries.server';
import { exportFormatOf, exportResponse } from '~/platform/export.server';
import { icamoLoader } from '~/platform/handler.server';

export const loader = icamoLoader('national-audit:read', (ctx) =>
  exportResponse(exportFormatOf(ctx.query) ?? 'csv', {
    name: `${ctx.t('audit.exportName')}-${ctx.ipm.slug}`,
    columns: auditColumns(ctx.t),
    rows: streamAudit(ctx, auditFilter(ctx)),
    notice: ctx.demo ? ctx.t('ledger.notice') : null,
  }),
);
