import { reportProgress } from '~/features/progress/report-progress.server';
import type { IpmTransaction, TenantContext } from '~/platform/context';
import { recordAudit } from '../audit/record-audit.server';
import { applyLeavers } from './apply-leavers.server';
import { getBatch, moveBatch, type ImportBatchRow } from './batch-row.server';
import {
  CHUNK_ROWS,
  countOutcomes,
  decideChunk,
  storeWrongRows,
  valuesOf,
  type Outcome,
} from './chunk-outcome.server';
import type { Importer } from './importer';
import { withImporter } from './importers.server';
import { readAhead } from './read-ahead';
import { readBatch, type BatchRow } from './read-batch.server';
import { writeOutcomes } from './write-outcomes.server';

/** After so many rows the server's figures of its tables say little of what they hold. */
const MANY_ROWS = 10_000;

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
  await applyLeavers(ctx, batch);
  await ctx.transaction(async (tx) => {
    const done = { batchId, from: 'applying', to: 'applied', now: tx.now } as const;
    if (!(await moveBatch(tx.sql, done))) return;
    const { createCount, changeCount, wrongCount, isComplete, leftCount } = await getBatch(
      tx,
      batchId,
    );
    await recordAudit(ctx, tx, {
      action: 'import.applied',
      entityKind: 'import',
      entityId: batchId,
      after: {
        created: createCount,
        changed: changeCount,
        wrong: wrongCount,
        ...(isComplete ? { left: leftCount } : {}),
      },
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
  for await (const task of readAhead(prepareChunks(ctx, batch, importer))) {
    ctx.signal?.throwIfAborted();
    await applyChunk(ctx, task);
    const done = task.from + task.chunk.length;
    await reportProgress(ctx, batch.id, { state: 'running', done, total: batch.rowCount });
  }
  if (batch.rowCount >= MANY_ROWS) await ctx.sql.analyse(importer.tables);
}

type ChunkTask<Value, Prepared, Work> = {
  readonly batch: ImportBatchRow;
  readonly importer: Importer<Value, Prepared, Work>;
  readonly chunk: readonly BatchRow<Value>[];
  readonly prepared: Prepared;
  /** Rows of data before this chunk. */
  readonly from: number;
};

/** The chunks that are not applied yet, each with the national rows that its records will point to. */
async function* prepareChunks<Value, Prepared, Work>(
  ctx: TenantContext,
  batch: ImportBatchRow,
  importer: Importer<Value, Prepared, Work>,
): AsyncGenerator<ChunkTask<Value, Prepared, Work>> {
  let end = 0;
  for await (const rows of readBatch(ctx, batch, { importer, chunkRows: CHUNK_ROWS })) {
    const from = Math.max(end, batch.appliedCount);
    const chunk = rows.slice(from - end);
    end += rows.length;
    if (chunk.length === 0) continue;
    const prepared = await importer.prepare(ctx, valuesOf(chunk));
    yield { batch, importer, chunk, prepared, from };
  }
}

/** One transaction; the rows are decided under lock, for the records may have changed since the dry run. */
async function applyChunk<Value, Prepared, Work>(
  ctx: TenantContext,
  { batch, importer, chunk, prepared, from }: ChunkTask<Value, Prepared, Work>,
) {
  await ctx.transaction(async (tx) => {
    const current = await getBatch(tx, batch.id, 'lock');
    // Another worker, or this one before an answer was lost, has committed it.
    if (current.state !== 'applying' || current.appliedCount > from) return;
    const terms = { effectiveOn: batch.effectiveOn, lock: true };
    const outcomes = await decideChunk(ctx, tx.sql, { importer, chunk, terms });
    await storeWrongRows(tx.later, batch.id, outcomes, current.wrongCount);
    await countChunk(tx, batch.id, outcomes, from);
    await writeOutcomes(ctx, tx, { batch, importer, outcomes, prepared });
  });
}

async function countChunk(
  tx: IpmTransaction,
  batchId: bigint,
  outcomes: readonly Outcome<unknown>[],
  from: number,
) {
  const { later } = tx;
  const counts = countOutcomes(outcomes);
  // Another chunk than the next one finds no row here.
  await later.runOnOne`UPDATE ImportBatch SET appliedCount = ${from + outcomes.length},
      createCount = createCount + ${counts.create}, changeCount = changeCount + ${counts.change},
      unchangedCount = unchangedCount + ${counts.unchanged},
      wrongCount = wrongCount + ${counts.wrong}, updatedAt = ${tx.now}
    WHERE ipmId = ${later.ipm} AND id = ${batchId} AND appliedCount = ${from}`;
}
