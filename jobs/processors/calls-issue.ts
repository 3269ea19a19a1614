import type { JobPayload } from '#jobs/catalog';
import { issueCalls } from '~/features/calls/issue-calls.server';
import type { JobContext } from '~/platform/job-context.server';

export async function issueMonth(
  ctx: JobContext,
  payload: JobPayload<'calls.issue'>,
): Promise<void> {
  await issueCalls(ctx, payload);
}
