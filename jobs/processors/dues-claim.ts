import type { JobPayload } from '#jobs/catalog';
import { claimDues } from '~/features/dues/claim-dues.server';
import type { JobContext } from '~/platform/job-context.server';

/** The message is the IPM's; its effect is in ICAMO's books. */
export async function claim(ctx: JobContext, payload: JobPayload<'dues.claim'>): Promise<void> {
  await claimDues(await ctx.icamo(), payload);
}
