import type { JobPayload } from '#jobs/catalog';
import { sendPasswordReset } from '~/features/accounts/send-password-reset.server';
import type { JobContext } from '~/platform/job-context.server';

export async function mailPasswordReset(
  ctx: JobContext,
  payload: JobPayload<'account.reset-password'>,
): Promise<void> {
  await sendPasswordReset(ctx, payload);
}
