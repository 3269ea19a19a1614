import { reportProgress } from '~/features/progress/report-progress.server';
import type { IpmTransaction, TenantContext } from '~/platform/context';
import { recordAudit } from '../audit/record-audit.server';
import { getBatch, moveBatch, type ImportBatchRow } from './batch-row.server';
import {
  CHUNK_ROWS,
  countOutcomes,
  decideChunk,
  storeWrongRows,
  worksOf,
  type Outcome,
} from './chunk-outcome.server';
import type { Importer } from './importer';
import { withImporter } from './importers.server';
import { readBatch, type BatchRow } from './read-batch.server';

/**
 * Applies the good rows, a chunk per transaction. The count of applied rows is committed with each
 * chunk, so that a worker that was killed goes on where it was, and two workers never do one chunk.
 */
export async function applyImport(
  ctx: TenantContext & { readonly signal?: AbortSignal },
  { batchId }: { readonly batchId: bigint },
): Promise<void> {
  const batch = await getBatch(ctx, batchId);
  if (batch.state !== 'applying') return;
  await withImporter(batch.kind, (importer) => applyRows(ctx, batch, importer));
  await ctx.transaction(async (tx) => {
    const done = { batchId, from: 'applying', to: 'applied', now: tx.now } as const;
    if (!(await moveBatch(tx.sql, done))) return;
    const { createCount, changeCount, wrongCount } = await getBatch(tx, batchId);
    await recordAudit(ctx, tx, {
      action: 'import.applied',
      entityKind: 'import',
      entityId: batchId,
      after: { created: createCount, changed: changeCount, wrong: wrongCount },
    });
  });
  const { rowCount } = batch;
  await reportProgress(ctx, batchId, { state: 'done', done: rowCount, total: rowCount });
}

async function applyRows<Value, Prepared, Work>(
  ctx: TenantContext & { readonly signal?: AbortSignal },
  batch: ImportBatchRow,
  importer: Importer<Value, Prepared, Work>,
) {
  let from = 0;
  for await (const chunk of readBatch(ctx, batch, { importer, chunkRows: CHUNK_ROWS })) {
    ctx.signal?.throwIfAborted();
    const to = from + chunk.length;
    if (to > batch.appliedCount) {
      await applyChunk(ctx, { batch, importer, chunk, from });
      await reportProgress(ctx, batch.id, { state: 'running', done: to, total: batch.rowCount });
    }
    from = to;
  }
}

type ChunkTask<Value, Prepared, Work> = {
  readonly batch: ImportBatchRow;
  readonly importer: Importer<Value, Prepared, Work>;
  readonly chunk: readonly BatchRow<Value>[];
  /** Rows of data before this chunk. */
  readonly from: number;
};

/** National rows first, in transactions of their own; then the tenant's chunk, decided again under lock. */
async function applyChunk<Value, Prepared, Work>(
  ctx: TenantContext,
  task: ChunkTask<Value, Prepared, Work>,
) {
  const { batch, importer, chunk, from } = task;
  const { effectiveOn } = batch;
  const expected = await decideChunk(ctx, ctx.sql, {
    importer,
    chunk,
    terms: { effectiveOn, lock: false },
  });
  const prepared = await importer.prepare(ctx, worksOf(expected));
  await ctx.transaction(async (tx) => {
    const current = await getBatch(tx, batch.id, 'lock');
    // Another worker, or this one before an answer was lost, has committed it.
    if (current.state !== 'applying' || current.appliedCount > from) return;
    const terms = { effectiveOn, lock: true };
    const outcomes = await decideChunk(ctx, tx.sql, { importer, chunk, terms });
    await importer.write(ctx, tx, worksOf(outcomes), prepared);
    await storeWrongRows(tx.sql, batch.id, outcomes, current.wrongCount);
    await countChunk(tx, batch.id, outcomes, from);
    await auditChunk(ctx, tx, batch, outcomes);
  });
}

async function countChunk(
  tx: IpmTransaction,
  batchId: bigint,
  outcomes: readonly Outcome<unknown>[],
  from: number,
) {
  const { sql } = tx;
  const counts = countOutcomes(outcomes);
  const counted = await sql.run`UPDATE ImportBatch SET appliedCount = ${from + outcomes.length},
      createCount = createCount + ${counts.create}, changeCount = changeCount + ${counts.change},
      unchangedCount = unchangedCount + ${counts.unchanged},
      wrongCount = wrongCount + ${counts.wrong}, updatedAt = ${tx.now}
    WHERE ipmId = ${sql.ipm} AND id = ${batchId} AND appliedCount = ${from}`;
  if (counted !== 1) throw new Error('the chunk does not follow what was applied before');
}

/** One entry of the journal for the chunk, with what changed in each record. */
async function auditChunk(
  ctx: TenantContext,
  tx: IpmTransaction,
  batch: ImportBatchRow,
  outcomes: readonly Outcome<unknown>[],
) {
  const records = outcomes.flatMap(({ row, decision }) => {
    if (decision.outcome === 'create') return [{ row: row.number, after: decision.after }];
    if (decision.outcome !== 'change') return [];
    return [{ row: row.number, before: decision.before, after: decision.after }];
  });
  if (records.length === 0) return;
  await recordAudit(ctx, tx, {
    action: 'import.chunk-applied',
    entityKind: 'import',
    entityId: batch.id,
    after: { kind: batch.kind, ...countOutcomes(outcomes), records },
  });
}
