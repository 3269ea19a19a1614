import { recordExport } from '~/features/audit/record-export.server';
import { lineExportColumns } from '~/features/calls/call-export';
import { eachCallLine } from '~/features/calls/call-line-queries.server';
import { getCall } from '~/features/calls/call-queries.server';
import { idOfPath } from '~/features/progress/id-of-path';
import { exportFormatOf, exportResponse } from '~/platform/export.server';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('call:read', async (ctx) => {
  const call = await getCall(ctx, idOfPath(ctx.params['id']), null);
  await recordExport(ctx, 'call-lines.exported');
  const number = call.number ?? String(call.id);
  return exportResponse(exportFormatOf(ctx.query) ?? 'csv', {
    name: ctx.t('contributions.linesName', { number }),
    columns: lineExportColumns(ctx.t),
    rows: eachCallLine(ctx, call.id),
    notice: ctx.demo ? ctx.t('common.demonstration') : null,
  });
});
