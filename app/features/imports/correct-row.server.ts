import { cellsByColumn } from '~/domain/import/header-names';
import { NotFound } from '~/domain/outcome';
import type { CommandResult, IpmContext, TenantContext } from '~/platform/context';
import { getBatch, type ImportBatchRow } from './batch-row.server';
import { countOutcomes, decideChunk } from './chunk-outcome.server';
import type { CorrectRowInput } from './import-form';
import type { Importer, RowProblem } from './importer';
import { withImporter } from './importers.server';
import type { BatchRow } from './read-batch.server';
import { reasonSentence } from './reason-sentence';
import { writeOutcomes } from './write-outcomes.server';

/** Takes a wrong row as it was corrected on screen: applied at once, or refused with what is still wrong. */
export async function correctRow(ctx: IpmContext, input: CorrectRowInput): Promise<CommandResult> {
  const batch = await getBatch(ctx, input.batchId);
  if (batch.state !== 'applied') return { ok: false, reason: 'import-not-applied' };
  return withImporter(batch.kind, (importer) => applyRow(ctx, batch, importer, input));
}

async function applyRow<Value, Prepared, Work>(
  ctx: IpmContext,
  batch: ImportBatchRow,
  importer: Importer<Value, Prepared, Work>,
  { rowNumber, cells }: CorrectRowInput,
): Promise<CommandResult> {
  const row = readRow(batch, importer, rowNumber, cells);
  if (!row.ok) return stillWrong(ctx, row.problems);
  const prepared = await importer.prepare(ctx, [row.value]);
  return ctx.transaction(async (tx) => {
    const { sql } = tx;
    await getBatch(tx, batch.id, 'lock');
    const deleted = await sql.run`DELETE FROM ImportWrongRow
      WHERE ipmId = ${sql.ipm} AND batchId = ${batch.id} AND rowNumber = ${rowNumber}`;
    if (deleted === 0) throw new NotFound(`wrong row ${rowNumber}`);
    const terms = { effectiveOn: batch.effectiveOn, lock: true };
    const outcomes = await decideChunk(ctx, sql, { importer, chunk: [row], terms });
    const [outcome] = outcomes;
    if (outcome?.decision.outcome === 'wrong') return stillWrong(ctx, outcome.decision.problems);
    const counts = countOutcomes(outcomes);
    await sql.run`UPDATE ImportBatch SET createCount = createCount + ${counts.create},
        changeCount = changeCount + ${counts.change}, wrongCount = wrongCount - 1,
        unchangedCount = unchangedCount + ${counts.unchanged}, updatedAt = ${tx.now}
      WHERE ipmId = ${sql.ipm} AND id = ${batch.id}`;
    await writeOutcomes(ctx, tx, { batch, importer, outcomes, prepared });
    return { ok: true };
  });
}

function readRow<Value>(
  { columns }: ImportBatchRow,
  importer: Pick<Importer<Value, never, never>, 'parse'>,
  number: number,
  cells: readonly string[],
): BatchRow<Value> {
  const names = columns.map(({ column }) => column);
  const parsed = importer.parse(cellsByColumn({ columns: names }, cells));
  return parsed.ok
    ? { number, cells, ok: true, value: parsed.value }
    : { number, cells, ok: false, problems: parsed.reasons };
}

const stillWrong = (ctx: IpmContext, problems: readonly RowProblem[]) => ({
  ok: false as const,
  reason: 'import-row-still-wrong',
  values: { why: problems.map((problem) => reasonSentence(ctx.t, problem)).join(' ') },
});

/** A row that waits for its correction, for the form. @throws NotFound */
export async function getWrongRow(
  { sql }: Pick<TenantContext, 'sql'>,
  batchId: bigint,
  row: number,
) {
  const found = await sql.first<{ cells: unknown; reasons: unknown }>`SELECT cells, reasons
    FROM ImportWrongRow
    WHERE ipmId = ${sql.ipm} AND batchId = ${batchId} AND rowNumber = ${row}`;
  if (found === null) throw new NotFound(`wrong row ${row}`);
  const parsed = (stored: unknown): unknown =>
    typeof stored === 'string' ? JSON.parse(stored) : stored;
  return {
    rowNumber: row,
    cells: parsed(found.cells) as readonly string[],
    reasons: parsed(found.reasons) as readonly RowProblem[],
  };
}
