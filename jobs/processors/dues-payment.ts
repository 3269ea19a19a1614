import type { JobPayload } from '#jobs/catalog';
import { learnDuesDecision } from '~/features/dues/learn-dues-decision.server';
import { receiveRemittance } from '~/features/dues/receive-remittance.server';
import type { JobContext } from '~/platform/job-context.server';

/** The message is the IPM's; its effect is in ICAMO's hands. */
export async function receivePayment(
  ctx: JobContext,
  payload: JobPayload<'dues.payment-declared'>,
): Promise<void> {
  await receiveRemittance(await ctx.icamo(), payload);
}

/** The message is ICAMO's; its effect is in the IPM's books. */
export async function learnDecision(
  ctx: JobContext,
  payload: JobPayload<'dues.payment-decided'>,
): Promise<void> {
  await learnDuesDecision(await ctx.tenant(payload.debtorIpmId), payload);
}
