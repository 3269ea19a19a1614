import { sealAudit } from '~/features/audit/seal-audit.server';
import type { JobContext } from '~/platform/job-context.server';

export async function seal(ctx: JobContext): Promise<void> {
  await sealAudit(ctx, { auditKey: ctx.auditKey });
}
