import { REGION_CODES } from '~/domain/affiliation/region';
import { choiceOfQuery } from '~/features/forms/list-query';
import {
  listRecoveryByIpm,
  listRecoveryByMonth,
  listRecoveryByRegion,
  spanOfQuery,
} from '~/features/oversight/recovery-board.server';
import { monthColumns, recoveryColumns } from '~/features/oversight/recovery-export';
import { exportFormatOf, exportResponse } from '~/platform/export.server';
import { icamoLoader } from '~/platform/handler.server';

/** The board as a file: `?by=ipm`, `region` or `month`, of the same period and filters as the page. */
export const loader = icamoLoader('national:read', async (ctx) => {
  const { t, query } = ctx;
  const { span } = spanOfQuery(ctx);
  const by = choiceOfQuery(query, 'by', ['ipm', 'region', 'month']) ?? 'ipm';
  const format = exportFormatOf(query) ?? 'csv';
  const name = `${t('icamo.recovery.exportName')}-${t(`icamo.recovery.exportBy.${by}`)}-${span.from}-${span.to}`;
  const notice = ctx.demo ? t('icamo.dues.notice') : null;
  if (by === 'month') {
    const rows = await listRecoveryByMonth(ctx, span);
    return exportResponse(format, { name, rows, notice, columns: monthColumns(ctx) });
  }
  const rows =
    by === 'region'
      ? await listRecoveryByRegion(ctx, span)
      : await listRecoveryByIpm(ctx, span, choiceOfQuery(query, 'region', REGION_CODES));
  return exportResponse(format, { name, rows, notice, columns: recoveryColumns(ctx, by) });
});
