import { LINE_COLUMNS } from '~/features/invoices/invoice-file';
import { exportFormatOf, exportResponse } from '~/platform/export.server';
import { providerLoader } from '~/platform/handler.server';

/** An empty bordereau with its headers and one example; templates are in French, as the files are. */
export const loader = providerLoader('own-invoice:enter', (ctx) =>
  exportResponse(exportFormatOf(ctx.query) ?? 'csv', {
    name: 'modele-facture',
    columns: LINE_COLUMNS.map(({ header, example }) => ({ header, value: () => example })),
    rows: [null],
  }),
);
