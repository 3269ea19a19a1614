import { recordExport } from '~/features/audit/record-export.server';
import { callExportColumns } from '~/features/calls/call-export';
import { callFilterOf } from '~/features/calls/call-filter';
import { eachCall } from '~/features/calls/call-queries.server';
import { exportFormatOf, exportResponse } from '~/platform/export.server';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('call:read', async (ctx) => {
  await recordExport(ctx, 'call.exported');
  return exportResponse(exportFormatOf(ctx.query) ?? 'csv', {
    name: `${ctx.t('contributions.exportName')}-${ctx.ipm.slug}-${ctx.today}`,
    columns: callExportColumns(ctx.t),
    rows: eachCall(ctx, callFilterOf(ctx.query), null),
    notice: ctx.demo ? ctx.t('common.demonstration') : null,
  });
});
