import { reportProgress } from '~/features/progress/report-progress.server';
import type { CommandResult, IpmContext } from '~/platform/context';
import { recordAudit } from '../audit/record-audit.server';
import { getBatch, type ImportState } from './batch-row.server';
import type { ImportBatchInput } from './import-form';

const JOB_OF_STATE = {
  uploaded: 'import.analyse',
  analysing: 'import.analyse',
  applying: 'import.apply',
  undoing: 'import.undo',
} as const;

type WorkingState = keyof typeof JOB_OF_STATE;

const isWorking = (state: ImportState): state is WorkingState => state in JOB_OF_STATE;

/** Asks again for the work that has stopped after its last attempt; it goes on where it was. */
export async function resumeImport(
  ctx: IpmContext,
  { batchId }: ImportBatchInput,
): Promise<CommandResult> {
  return ctx.transaction(async (tx) => {
    const { state, appliedCount } = await getBatch(tx, batchId, 'lock');
    if (!isWorking(state)) {
      return { ok: false, reason: 'import-not-ready' };
    }
    await recordAudit(ctx, tx, {
      action: 'import.resumed',
      entityKind: 'import',
      entityId: batchId,
      after: { state, appliedCount },
    });
    await reportProgress(tx, batchId, { state: 'waiting', done: appliedCount });
    await tx.enqueue(JOB_OF_STATE[state], { batchId });
    return { ok: true };
  });
}
