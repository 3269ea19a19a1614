import type { CommandResult, IpmContext } from '~/platform/context';
import { getBatch } from './batch-row.server';
import type { LeaversInput } from './import-form';

/** Says of some that a complete file does not name that they stay, or takes that back. */
export async function keepLeavers(
  ctx: IpmContext,
  { batchId, employmentIds, choice }: LeaversInput,
): Promise<CommandResult> {
  return ctx.transaction(async (tx) => {
    const { sql } = tx;
    const batch = await getBatch(tx, batchId, 'lock');
    if (batch.state !== 'ready') return { ok: false, reason: 'import-not-ready' };
    if (employmentIds.length === 0) return { ok: false, reason: 'import-leavers-none' };
    await sql.run`UPDATE ImportLeaver SET keptAt = ${choice === 'stay' ? tx.now : null}
      WHERE ipmId = ${sql.ipm} AND batchId = ${batchId}
        AND employmentId IN (${sql.list(employmentIds)})`;
    return { ok: true };
  });
}
