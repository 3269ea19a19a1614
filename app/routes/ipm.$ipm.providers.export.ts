import { recordExport } from '~/features/audit/record-export.server';
import { seesAccounts } from '~/features/providers/provider-account-queries.server';
import { providerColumns } from '~/features/providers/provider-exports';
import { providerFilterOf } from '~/features/providers/provider-filter';
import { eachProvider } from '~/features/providers/provider-queries.server';
import { exportFormatOf, exportResponse } from '~/platform/export.server';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('provider:read', async (ctx) => {
  await recordExport(ctx, 'provider.exported');
  return exportResponse(exportFormatOf(ctx.query) ?? 'csv', {
    name: `${ctx.t('providers.exportName')}-${ctx.ipm.slug}-${ctx.today}`,
    columns: providerColumns(ctx.t, seesAccounts(ctx)),
    rows: eachProvider(ctx, providerFilterOf(ctx.query)),
    notice: ctx.demo ? ctx.t('common.demonstration') : null,
  });
});
