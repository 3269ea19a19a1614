import { reportProgress } from '~/features/progress/report-progress.server';
import type { CommandResult, IpmContext } from '~/platform/context';
import { recordAudit } from '../audit/record-audit.server';
import { getBatch } from './batch-row.server';
import { areManyLeavers } from '~/domain/import/leavers';
import type { StartImportInput } from './import-form';
import { countLeavers } from './leaver-queries.server';

/** Has the good rows applied by a job; the counts begin anew and say what is really done. */
export async function startImport(
  ctx: IpmContext,
  { batchId, confirmLeavers }: StartImportInput,
): Promise<CommandResult<{ rowCount: number }>> {
  return ctx.transaction(async (tx) => {
    const { sql } = tx;
    const batch = await getBatch(tx, batchId, 'lock');
    if (batch.state !== 'ready') return { ok: false, reason: 'import-not-ready' };
    const { leaving } = await countLeavers(tx, batchId);
    const rowCount = batch.createCount + batch.changeCount + leaving;
    if (rowCount === 0) return { ok: false, reason: 'import-nothing-to-apply' };
    if (areManyLeavers(leaving, batch.employedCount) && !confirmLeavers) {
      return { ok: false, reason: 'import-leavers-many', values: { count: String(leaving) } };
    }
    await sql.run`UPDATE ImportBatch SET state = 'applying', appliedCount = 0, createCount = 0,
        changeCount = 0, unchangedCount = 0, wrongCount = 0, leftCount = 0, updatedAt = ${tx.now}
      WHERE ipmId = ${sql.ipm} AND id = ${batchId} AND state = 'ready'`;
    await recordAudit(ctx, tx, {
      action: 'import.started',
      entityKind: 'import',
      entityId: batchId,
      after: {
        created: batch.createCount,
        changed: batch.changeCount,
        wrong: batch.wrongCount,
        ...(batch.isComplete ? { left: leaving } : {}),
      },
    });
    const total = batch.rowCount;
    await reportProgress(tx, batchId, { state: 'waiting', done: 0, total });
    await tx.enqueue('import.apply', { batchId });
    return { ok: true, rowCount };
  });
}
