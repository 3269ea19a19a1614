import { reportProgress } from '~/features/progress/report-progress.server';
import type { TenantContext, TenantSql } from '~/platform/context';
import { getBatch, moveBatch, type ImportBatchRow } from './batch-row.server';
import {
  addCounts,
  CHUNK_ROWS,
  countOutcomes,
  decideChunk,
  storeWrongRows,
  type Counts,
  type Outcome,
} from './chunk-outcome.server';
import type { Importer } from './importer';
import { withImporter } from './importers.server';
import { createRollCall, storeLeavers } from './leaver-search.server';
import { readBatch, type BatchRow } from './read-batch.server';
import { UnreadableFile } from '../spreadsheets/sheet-row';

/** All that would change is shown, some of what would be made. */
const STORED_SAMPLES = { create: 15, change: 20_000 } as const;
const STORED_WARNINGS = 2_000;
const NOTHING: Counts = { create: 0, change: 0, unchanged: 0, wrong: 0 };

/** Dry run: says what the file would do, row by row, and writes nothing but that. */
export async function analyseImport(
  ctx: TenantContext,
  { batchId }: { readonly batchId: bigint },
): Promise<void> {
  const batch = await getBatch(ctx, batchId);
  if (batch.state !== 'uploaded' && batch.state !== 'analysing') return;
  const begin = { batchId, from: batch.state, to: 'analysing', now: ctx.now } as const;
  if (!(await moveBatch(ctx.sql, begin))) return;
  try {
    const found = await withImporter(batch.kind, (importer) => analyseRows(ctx, batch, importer));
    await finish(ctx.sql, batch.id, { ...found, now: ctx.now });
    const { rowCount } = found;
    await reportProgress(ctx, batchId, { state: 'done', done: rowCount, total: rowCount });
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    await refuse(ctx, batchId, error.reason);
  }
}

async function analyseRows<Value, Prepared, Work>(
  ctx: TenantContext,
  batch: ImportBatchRow,
  importer: Importer<Value, Prepared, Work>,
) {
  const { sql } = ctx;
  await clearFindings(sql, batch.id);
  const terms = { effectiveOn: batch.effectiveOn, lock: false };
  const sampled = { create: 0, change: 0 };
  const roll = batch.isComplete ? createRollCall(batch) : null;
  let counts = NOTHING;
  let rowCount = 0;
  let warningCount = 0;
  for await (const chunk of readBatch(ctx, batch, { importer, chunkRows: CHUNK_ROWS })) {
    const outcomes = await decideChunk(ctx, sql, { importer, chunk, terms });
    await storeWrongRows(sql, batch.id, outcomes, counts.wrong);
    await storeSamples(sql, batch.id, outcomes, sampled);
    warningCount += await storeWarnings(sql, batch.id, chunk, warningCount);
    roll?.note(chunk);
    counts = addCounts(counts, countOutcomes(outcomes));
    rowCount += chunk.length;
    await reportProgress(ctx, batch.id, { state: 'running', done: rowCount, total: null });
  }
  const employedCount = roll === null ? 0 : await storeLeavers(sql, batch, roll);
  return { counts, rowCount, warningCount, employedCount };
}

async function clearFindings(sql: TenantSql, batchId: bigint) {
  await sql.run`DELETE FROM ImportWrongRow WHERE ipmId = ${sql.ipm} AND batchId = ${batchId}`;
  await sql.run`DELETE FROM ImportSample WHERE ipmId = ${sql.ipm} AND batchId = ${batchId}`;
  await sql.run`DELETE FROM ImportLeaver WHERE ipmId = ${sql.ipm} AND batchId = ${batchId}`;
  await sql.run`DELETE FROM ImportWarning WHERE ipmId = ${sql.ipm} AND batchId = ${batchId}`;
}

/** Answers how many rows of the chunk are kept although something in them is doubtful. */
async function storeWarnings(
  sql: TenantSql,
  batchId: bigint,
  chunk: readonly BatchRow<unknown>[],
  alreadyStored: number,
): Promise<number> {
  const doubtful = chunk.flatMap((row) =>
    row.ok && row.warnings !== undefined && row.warnings.length > 0
      ? [{ batchId, rowNumber: row.number, warnings: JSON.stringify(row.warnings) }]
      : [],
  );
  const room = Math.max(0, STORED_WARNINGS - alreadyStored);
  await sql.insertMany('ImportWarning', doubtful.slice(0, room));
  return doubtful.length;
}

async function storeSamples(
  sql: TenantSql,
  batchId: bigint,
  outcomes: readonly Outcome<unknown>[],
  sampled: { create: number; change: number },
) {
  const samples = outcomes.flatMap(({ row, decision }) => {
    if (decision.outcome !== 'create' && decision.outcome !== 'change') return [];
    if (sampled[decision.outcome] >= STORED_SAMPLES[decision.outcome]) return [];
    sampled[decision.outcome] += 1;
    const before = 'before' in decision ? JSON.stringify(decision.before) : null;
    const { outcome, after } = decision;
    return [{ batchId, rowNumber: row.number, outcome, before, after: JSON.stringify(after) }];
  });
  await sql.insertMany('ImportSample', samples);
}

async function finish(
  sql: TenantSql,
  batchId: bigint,
  result: {
    readonly counts: Counts;
    readonly rowCount: number;
    readonly warningCount: number;
    readonly employedCount: number;
    readonly now: Date;
  },
) {
  const { counts, rowCount, warningCount, employedCount, now } = result;
  await sql.run`UPDATE ImportBatch SET state = 'ready', rowCount = ${rowCount},
      createCount = ${counts.create}, changeCount = ${counts.change},
      unchangedCount = ${counts.unchanged}, wrongCount = ${counts.wrong},
      warningCount = ${warningCount}, employedCount = ${employedCount}, updatedAt = ${now}
    WHERE ipmId = ${sql.ipm} AND id = ${batchId} AND state = 'analysing'`;
}

async function refuse(ctx: TenantContext, batchId: bigint, reason: string) {
  const { sql } = ctx;
  await sql.run`UPDATE ImportBatch SET state = 'refused', refusal = ${reason},
      updatedAt = ${ctx.now}
    WHERE ipmId = ${sql.ipm} AND id = ${batchId} AND state = 'analysing'`;
  await reportProgress(ctx, batchId, { state: 'failed', done: 0, total: null, message: reason });
}
