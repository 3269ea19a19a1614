import { recordExport } from '~/features/audit/record-export.server';
import { regionName } from '~/domain/affiliation/region';
import { employerFilterOf } from '~/features/employers/employer-filter';
import { eachEmployer, type EmployerRow } from '~/features/employers/employer-queries.server';
import { exportFormatOf, exportResponse } from '~/platform/export.server';
import { ipmLoader } from '~/platform/handler.server';

/** The list as a file, with the filters of the page. */
export const loader = ipmLoader('employer:read', async (ctx) => {
  await recordExport(ctx, 'employer.exported');
  const { t } = ctx;
  return exportResponse<EmployerRow>(exportFormatOf(ctx.query) ?? 'csv', {
    name: `${t('affiliations.exportName')}-${ctx.today}`,
    rows: eachEmployer(ctx, employerFilterOf(ctx.query)),
    notice: ctx.demo ? t('affiliations.notice') : null,
    columns: [
      { header: t('affiliations.columns.number'), value: (row) => row.number },
      { header: t('affiliations.columns.ninea'), value: (row) => row.ninea },
      { header: t('affiliations.columns.name'), value: (row) => row.name },
      { header: t('affiliations.columns.region'), value: (row) => regionName(row.regionCode) },
      { header: t('affiliations.fields.phone'), value: (row) => row.phone },
      { header: t('affiliations.fields.email'), value: (row) => row.email },
      {
        header: t('affiliations.columns.workers'),
        kind: 'count',
        value: (row) => row.workerCount,
      },
      {
        header: t('affiliations.columns.balance'),
        kind: 'amount',
        value: (row) => row.balanceXof,
      },
      {
        header: t('affiliations.columns.status'),
        value: (row) => t(`affiliations.statuses.${row.status}`),
      },
    ],
  });
});
