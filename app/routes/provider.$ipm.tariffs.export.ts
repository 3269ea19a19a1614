import { searchOfQuery } from '~/features/forms/list-query';
import { listOwnAdhesions } from '~/features/providers/provider-queries.server';
import { tariffColumns } from '~/features/tariffs/tariff-export';
import { listTariffs } from '~/features/tariffs/tariff-queries.server';
import { exportFormatOf, exportResponse } from '~/platform/export.server';
import { providerLoader } from '~/platform/handler.server';

export const loader = providerLoader('own-tariff:read', async (ctx) => {
  const search = searchOfQuery(ctx.query);
  const adhesions = await listOwnAdhesions(ctx, ctx.organisationIds);
  const lists = await Promise.all(
    adhesions.map(async ({ id, name }) => {
      const tariffs = await listTariffs(ctx, id, search);
      return tariffs.map((tariff) => ({ ...tariff, providerName: name }));
    }),
  );
  return exportResponse(exportFormatOf(ctx.query) ?? 'csv', {
    name: `${ctx.t('care.tariffsExportName')}-${ctx.ipm.slug}-${ctx.today}`,
    columns: tariffColumns(ctx.t),
    rows: lists.flat(),
    notice: ctx.demo ? ctx.t('common.demonstration') : null,
  });
});
