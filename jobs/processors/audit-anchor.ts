import { anchorAudit } from '~/features/audit/anchor-audit.server';
import type { JobContext } from '~/platform/job-context.server';

export async function anchor(ctx: JobContext): Promise<void> {
  await anchorAudit(ctx);
}
