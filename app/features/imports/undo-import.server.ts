import { reportProgress } from '~/features/progress/report-progress.server';
import type { CommandResult, IpmContext } from '~/platform/context';
import { recordAudit } from '../audit/record-audit.server';
import { getBatch } from './batch-row.server';
import type { ImportBatchInput } from './import-form';
import { findUndoBlocker } from './undo-blockers.server';

/** Asks for a whole import to be taken back by a job, as long as nothing stands on it. */
export async function undoImport(
  ctx: IpmContext,
  { batchId }: ImportBatchInput,
): Promise<CommandResult> {
  return ctx.transaction(async (tx) => {
    const { sql } = tx;
    const batch = await getBatch(tx, batchId, 'lock');
    if (batch.state !== 'applied') return { ok: false, reason: 'import-not-applied' };
    const blocker = await findUndoBlocker(sql, batch.kind, { batchId, chunkId: null });
    if (blocker !== null) {
      return { ok: false, reason: blocker.reason, values: { record: blocker.record } };
    }
    // From here on the column counts the rows that are still applied: where the job takes up again.
    await sql.run`UPDATE ImportBatch SET state = 'undoing', updatedAt = ${tx.now}
      WHERE ipmId = ${sql.ipm} AND id = ${batchId} AND state = 'applied'`;
    await recordAudit(ctx, tx, {
      action: 'import.undo-started',
      entityKind: 'import',
      entityId: batchId,
      before: {
        created: batch.createCount,
        changed: batch.changeCount,
        ...(batch.isComplete ? { left: batch.leftCount } : {}),
      },
    });
    const total = batch.createCount + batch.changeCount + batch.leftCount;
    await reportProgress(tx, batchId, { state: 'waiting', done: 0, total });
    await tx.enqueue('import.undo', { batchId });
    return { ok: true };
  });
}
