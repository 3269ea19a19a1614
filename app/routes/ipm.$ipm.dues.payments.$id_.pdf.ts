import { ownDuesReceiptPdf } from '~/features/dues/dues-receipt-document.server';
import { idOfPath } from '~/features/progress/id-of-path';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('dues:read', (ctx) =>
  ownDuesReceiptPdf(ctx, idOfPath(ctx.params['id'])),
);
