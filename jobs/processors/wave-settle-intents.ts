import { settleWaveIntents } from '~/features/payments/settle-wave-intents.server';
import type { JobContext } from '~/platform/job-context.server';

export async function settleIntents(ctx: JobContext): Promise<void> {
  await settleWaveIntents(ctx, ctx.appUrl);
}
