import { invoicePdf } from '~/features/invoices/invoice-document.server';
import { idOfPath } from '~/features/progress/id-of-path';
import { providerLoader } from '~/platform/handler.server';

export const loader = providerLoader('own-invoice:read', (ctx) =>
  invoicePdf(ctx, idOfPath(ctx.params['id']), ctx.organisationIds),
);
