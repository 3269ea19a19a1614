import { closeCancelledSessions } from '~/features/payments/close-cancelled-sessions.server';
import { settleStaleRefunds } from '~/features/payments/settle-stale-refunds.server';
import { settleWaveIntents } from '~/features/payments/settle-wave-intents.server';
import type { JobContext } from '~/platform/job-context.server';

export async function settleIntents(ctx: JobContext): Promise<void> {
  await closeCancelledSessions(ctx);
  await settleWaveIntents(ctx, ctx.appUrl);
  await settleStaleRefunds(ctx);
}
