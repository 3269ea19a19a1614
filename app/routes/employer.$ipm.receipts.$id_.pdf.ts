import { receiptPdf } from '~/features/payments/receipt-document.server';
import { idOfPath } from '~/features/progress/id-of-path';
import { employerLoader } from '~/platform/handler.server';

export const loader = employerLoader('own-receipt:read', (ctx) =>
  receiptPdf(ctx, idOfPath(ctx.params['id']), ctx.organisationIds),
);
