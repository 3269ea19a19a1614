import { recordAudit } from '~/features/audit/record-audit.server';
import type { JobContext } from '~/platform/job-context.server';
import { EFFECT } from './job-world';

/** The work of a test's job: one row, committed together with the end of its message. */
export async function recordEffect(ctx: JobContext, entityId: bigint): Promise<void> {
  await ctx.transaction(async (tx) => {
    await ctx.finish(tx);
    await recordAudit(ctx, tx, { action: EFFECT, entityKind: 'test', entityId });
  });
}
