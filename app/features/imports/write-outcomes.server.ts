import type { IpmTransaction, TenantContext } from '~/platform/context';
import { recordChanges, type RecordChange } from '../audit/record-changes.server';
import type { ImportBatchRow } from './batch-row.server';
import { countOutcomes, type Outcome } from './chunk-outcome.server';
import type { Importer } from './importer';

/** Writes what was decided, and one entry of the journal for all of it, with what changed in each record. */
export async function writeOutcomes<Value, Prepared, Work>(
  ctx: TenantContext,
  tx: IpmTransaction,
  task: {
    readonly batch: Pick<ImportBatchRow, 'id' | 'kind'>;
    readonly importer: Importer<Value, Prepared, Work>;
    readonly outcomes: readonly Outcome<Work>[];
    readonly prepared: Prepared;
  },
): Promise<void> {
  const { batch, importer, outcomes, prepared } = task;
  const decisions = outcomes.flatMap(({ decision }) => ('work' in decision ? [decision] : []));
  const works = decisions.map(({ work }) => work);
  const written = await importer.write(ctx, tx, works, prepared);
  const changes = decisions.map((decision, index): RecordChange => {
    const record = written[index];
    if (record === undefined) throw new Error('a row of the chunk was not written');
    const before = decision.outcome === 'change' ? decision.before : null;
    return { entityId: record.id, before, after: decision.after, undo: record.undo };
  });
  await recordChanges(
    ctx,
    tx,
    {
      action: 'import.chunk-applied',
      entityKind: 'import',
      entityId: batch.id,
      recordKind: importer.entityKind,
      after: { kind: batch.kind, ...countOutcomes(outcomes) },
    },
    changes,
  );
}
