import type { CommandResult, IpmContext } from '~/platform/context';
import { recordAudit } from '../audit/record-audit.server';
import { getBatch, moveBatch, type ImportState } from './batch-row.server';
import type { ImportBatchInput } from './import-form';

const DISCARDED_FROM: ReadonlySet<ImportState> = new Set(['mapping', 'ready', 'refused']);

/** Sets a file aside before anything of it is applied; it stays in the list. */
export async function discardImport(
  ctx: IpmContext,
  { batchId }: ImportBatchInput,
): Promise<CommandResult> {
  return ctx.transaction(async (tx) => {
    const batch = await getBatch(tx, batchId, 'lock');
    if (!DISCARDED_FROM.has(batch.state)) {
      return { ok: false, reason: 'import-not-ready' };
    }
    await moveBatch(tx.sql, { batchId, from: batch.state, to: 'discarded', now: tx.now });
    await recordAudit(ctx, tx, {
      action: 'import.discarded',
      entityKind: 'import',
      entityId: batchId,
      before: { state: batch.state },
    });
    return { ok: true };
  });
}
