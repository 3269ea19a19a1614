import { receiptPdf } from '~/features/payments/receipt-document.server';
import { idOfPath } from '~/features/progress/id-of-path';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('receipt:read', (ctx) =>
  receiptPdf(ctx, idOfPath(ctx.params['id']), null),
);
