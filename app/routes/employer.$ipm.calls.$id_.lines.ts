import { lineExportColumns } from '~/features/calls/call-export';
import { eachCallLine } from '~/features/calls/call-line-queries.server';
import { getCall } from '~/features/calls/call-queries.server';
import { idOfPath } from '~/features/progress/id-of-path';
import { exportFormatOf, exportResponse } from '~/platform/export.server';
import { employerLoader } from '~/platform/handler.server';

export const loader = employerLoader('own-call:read', async (ctx) => {
  const call = await getCall(ctx, idOfPath(ctx.params['id']), ctx.organisationIds);
  const number = call.number ?? String(call.id);
  return exportResponse(exportFormatOf(ctx.query) ?? 'csv', {
    name: ctx.t('contributions.linesName', { number }),
    columns: lineExportColumns(ctx.t),
    rows: eachCallLine(ctx, call.id),
    notice: ctx.demo ? ctx.t('common.demonstration') : null,
  });
});
