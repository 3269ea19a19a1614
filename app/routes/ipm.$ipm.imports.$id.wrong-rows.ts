import { recordExport } from '~/features/audit/record-export.server';
import {
  getImport,
  streamWrongRows,
  type WrongRow,
} from '~/features/imports/import-queries.server';
import { reasonSentence } from '~/features/imports/reason-sentence';
import { idOfPath } from '~/features/progress/id-of-path';
import { exportFormatOf, exportResponse } from '~/platform/export.server';
import { ipmLoader } from '~/platform/handler.server';

/** The wrong rows under the file's own headers, with a last column that says why. */
export const loader = ipmLoader('import:run', async (ctx) => {
  await recordExport(ctx, 'import.exported');
  const batch = await getImport(ctx, idOfPath(ctx.params['id']));
  return exportResponse<WrongRow>(exportFormatOf(ctx.query) ?? 'csv', {
    name: ctx.t('imports.wrongFileName'),
    rows: streamWrongRows(ctx, batch.id),
    columns: [
      ...batch.columns.map(({ header }, index) => ({
        header,
        value: ({ cells }: WrongRow) => cells[index] ?? '',
      })),
      {
        header: ctx.t('imports.reasonColumn'),
        value: ({ reasons }) => reasons.map((reason) => reasonSentence(ctx.t, reason)).join(' '),
      },
    ],
  });
});
