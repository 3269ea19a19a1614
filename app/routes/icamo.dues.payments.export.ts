import { remittanceColumns } from '~/features/dues/remittance-export';
import { remittanceFilterOf } from '~/features/dues/remittance-filter';
import { eachRemittance } from '~/features/dues/remittance-queries.server';
import { exportFormatOf, exportResponse } from '~/platform/export.server';
import { icamoLoader } from '~/platform/handler.server';

export const loader = icamoLoader('national-dues:read', (ctx) =>
  exportResponse(exportFormatOf(ctx.query) ?? 'csv', {
    name: `${ctx.t('remittance.exportName')}-${ctx.today}`,
    columns: remittanceColumns(ctx.t),
    rows: eachRemittance(ctx, remittanceFilterOf(ctx.query)),
    notice: ctx.demo ? ctx.t('common.demonstration') : null,
  }),
);
