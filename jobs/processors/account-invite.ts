import type { JobPayload } from '#jobs/catalog';
import { sendInvitation } from '~/features/accounts/send-invitation.server';
import type { JobContext } from '~/platform/job-context.server';

export async function invite(
  ctx: JobContext,
  payload: JobPayload<'account.invite'>,
): Promise<void> {
  await sendInvitation(ctx, payload);
}
