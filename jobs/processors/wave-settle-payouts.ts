import { settlePayouts as settle } from '~/features/invoices/payouts/settle-payouts.server';
import type { JobContext } from '~/platform/job-context.server';

export const settlePayouts = (ctx: JobContext): Promise<void> => settle(ctx, ctx.signal);
