import { purgeExpired } from '~/features/retention/purge-expired.server';
import type { JobContext } from '~/platform/job-context.server';

export async function purge(ctx: JobContext): Promise<void> {
  await purgeExpired(ctx);
}
