import { invoicePdf } from '~/features/invoices/invoice-document.server';
import { idOfPath } from '~/features/progress/id-of-path';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('invoice:read', (ctx) =>
  invoicePdf(ctx, idOfPath(ctx.params['id'])),
);
