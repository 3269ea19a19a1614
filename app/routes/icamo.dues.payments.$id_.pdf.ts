import { duesReceiptPdf } from '~/features/dues/dues-receipt-document.server';
import { idOfPath } from '~/features/progress/id-of-path';
import { icamoLoader } from '~/platform/handler.server';

export const loader = icamoLoader('national-dues:read', (ctx) =>
  duesReceiptPdf(ctx, idOfPath(ctx.params['id'])),
);
