import { callExportColumns } from '~/features/calls/call-export';
import { callFilterOf } from '~/features/calls/call-filter';
import { eachCall } from '~/features/calls/call-queries.server';
import { exportFormatOf, exportResponse } from '~/platform/export.server';
import { employerLoader } from '~/platform/handler.server';

export const loader = employerLoader('own-call:read', (ctx) =>
  exportResponse(exportFormatOf(ctx.query) ?? 'csv', {
    name: `${ctx.t('contributions.exportName')}-${ctx.ipm.slug}-${ctx.today}`,
    columns: callExportColumns(ctx.t),
    rows: eachCall(ctx, callFilterOf(ctx.query), ctx.organisationIds),
    notice: ctx.demo ? ctx.t('common.demonstration') : null,
  }),
);
