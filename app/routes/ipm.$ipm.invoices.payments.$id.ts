import { redirect } from '@remix-run/node';
import { invoiceOfPayment } from '~/features/invoices/invoice-queries.server';
import { idOfPath } from '~/features/progress/id-of-path';
import { ipmLoader } from '~/platform/handler.server';

/** A payment is shown on the page of its invoice. */
export const loader = ipmLoader('invoice:read', async (ctx) => {
  const invoiceId = await invoiceOfPayment(ctx, idOfPath(ctx.params['id']));
  return redirect(`${ctx.base}/invoices/${invoiceId}`);
});
