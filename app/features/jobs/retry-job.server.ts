import { recordAudit } from '~/features/audit/record-audit.server';
import type { CommandResult, TenantContext } from '~/platform/context';
import type { RetryJobInput } from './job-form';

/** Sends a job again that had failed to the end; the relay finds it at its next look. */
export async function retryJob(
  ctx: TenantContext,
  { messageId }: RetryJobInput,
): Promise<CommandResult> {
  return ctx.transaction(async (tx) => {
    const { sql } = tx;
    const retried = await sql.run`UPDATE OutboxMessage
      SET failedAt = NULL, attempts = 0, enqueuedAt = NULL
      WHERE ipmId = ${sql.ipm} AND id = ${messageId} AND failedAt IS NOT NULL`;
    if (retried === 0) return { ok: false, reason: 'job-not-failed' };
    await recordAudit(ctx, tx, {
      action: 'job.retried',
      entityKind: 'job',
      entityId: messageId,
    });
    return { ok: true };
  });
}
