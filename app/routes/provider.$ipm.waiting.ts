import { countInvoicesByState } from '~/features/invoices/invoice-queries.server';
import { providerWork } from '~/features/invoices/provider-work';
import { standingFigures } from '~/features/invoices/standing-figures';
import { providerLoader } from '~/platform/handler.server';

/** For the shell, which asks once its page is there. */
export const loader = providerLoader('own-invoice:read', async (ctx) => {
  const figures = standingFigures(await countInvoicesByState(ctx, ctx.organisationIds));
  return Response.json({ items: providerWork(figures, ctx.base, ctx.t), running: [] });
});
