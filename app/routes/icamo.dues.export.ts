import { toPeriod } from '~/domain/period';
import { readDuesExport } from '~/features/oversight/dues-board.server';
import { formatPeriod } from '~/i18n/format';
import { exportFormatOf, exportResponse } from '~/platform/export.server';
import { icamoLoader } from '~/platform/handler.server';

/** The board of a year as a file, each month of each IPM. */
export const loader = icamoLoader('national-dues:read', async (ctx) => {
  const { t, language } = ctx;
  const { year, rows } = await readDuesExport(ctx);
  const months = Array.from({ length: 12 }, (_, index) =>
    toPeriod(`${year}-${String(index + 1).padStart(2, '0')}`),
  );
  type Row = (typeof rows)[number];
  return exportResponse<Row>(exportFormatOf(ctx.query) ?? 'csv', {
    name: `${t('icamo.dues.exportName')}-${year}`,
    rows,
    notice: ctx.demo ? t('icamo.dues.notice') : null,
    columns: [
      { header: t('icamo.dues.ipm'), value: (row) => row.name },
      ...months.flatMap((period) => {
        const month = formatPeriod(period, language);
        return [
          {
            header: t('icamo.dues.monthCashed', { month }),
            kind: 'amount' as const,
            value: (row: Row) => row.cellOf(period)?.cashedXof ?? 0n,
          },
          {
            header: t('icamo.dues.monthDue', { month }),
            kind: 'amount' as const,
            value: (row: Row) => row.cellOf(period)?.dueXof ?? 0n,
          },
        ];
      }),
      { header: t('icamo.dues.cashed'), kind: 'amount', value: (row) => row.cashedXof },
      { header: t('icamo.dues.due'), kind: 'amount', value: (row) => row.dueXof },
      { header: t('remittance.paid'), kind: 'amount', value: (row) => row.paidXof },
      { header: t('remittance.pending'), kind: 'amount', value: (row) => row.pendingXof },
      { header: t('remittance.remaining'), kind: 'amount', value: (row) => row.remainingXof },
      { header: t('remittance.late'), kind: 'amount', value: (row) => row.lateXof },
    ],
  });
});
