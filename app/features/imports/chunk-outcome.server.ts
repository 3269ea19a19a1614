import type { SqlWrites, TenantContext, TenantSql } from '~/platform/context';
import type { Decision, Importer, ImportTerms, RowProblem } from './importer';
import type { BatchRow } from './read-batch.server';

/** Rows per transaction: short enough to hold few locks, long enough that commits cost little. */
export const CHUNK_ROWS = 1_000;
/** All wrong rows are counted; as many are kept to be shown and given back as a file. */
export const STORED_WRONG_ROWS = 20_000;

export type Counts = {
  readonly create: number;
  readonly change: number;
  readonly unchanged: number;
  readonly wrong: number;
};

export type Outcome<Work> = {
  readonly row: BatchRow<unknown>;
  readonly decision: Decision<Work>;
};

/** The decision on each row of a chunk, those refused by reading included, in the file's order. */
export async function decideChunk<Value, Prepared, Work>(
  ctx: TenantContext,
  sql: TenantSql,
  options: {
    readonly importer: Importer<Value, Prepared, Work>;
    readonly chunk: readonly BatchRow<Value>[];
    readonly terms: ImportTerms;
  },
): Promise<Outcome<Work>[]> {
  const { importer, chunk, terms } = options;
  const values = valuesOf(chunk);
  const decisions = values.length === 0 ? [] : await importer.decide(ctx, sql, values, terms);
  let next = 0;
  return chunk.map((row) => {
    if (!row.ok) return { row, decision: { outcome: 'wrong', problems: row.problems } };
    const decision = decisions[next++];
    if (decision === undefined) throw new Error('a row of the chunk has no decision');
    return { row, decision };
  });
}

export function countOutcomes(outcomes: readonly Outcome<unknown>[]): Counts {
  const counts = { create: 0, change: 0, unchanged: 0, wrong: 0 };
  for (const { decision } of outcomes) counts[decision.outcome] += 1;
  return counts;
}

export const addCounts = (a: Counts, b: Counts): Counts => ({
  create: a.create + b.create,
  change: a.change + b.change,
  unchanged: a.unchanged + b.unchanged,
  wrong: a.wrong + b.wrong,
});

export const valuesOf = <Value>(chunk: readonly BatchRow<Value>[]): Value[] =>
  chunk.flatMap((row) => (row.ok ? [row.value] : []));

/** Replaces the wrong rows of the chunk's part of the file, as far as there is room. */
export async function storeWrongRows(
  sql: SqlWrites,
  batchId: bigint,
  outcomes: readonly Outcome<unknown>[],
  alreadyStored: number,
): Promise<void> {
  const first = outcomes[0]?.row.number ?? 0;
  const last = outcomes.at(-1)?.row.number ?? 0;
  await sql.run`DELETE FROM ImportWrongRow WHERE ipmId = ${sql.ipm} AND batchId = ${batchId}
    AND rowNumber BETWEEN ${first} AND ${last}`;
  const wrong = outcomes.flatMap(({ row, decision }) =>
    decision.outcome === 'wrong' ? [{ row, problems: decision.problems }] : [],
  );
  const room = Math.max(0, STORED_WRONG_ROWS - alreadyStored);
  await sql.insertMany(
    'ImportWrongRow',
    wrong.slice(0, room).map(({ row, problems }) => wrongRow(batchId, row, problems)),
  );
}

const wrongRow = (batchId: bigint, row: BatchRow<unknown>, problems: readonly RowProblem[]) => ({
  batchId,
  rowNumber: row.number,
  cells: JSON.stringify(row.cells),
  reasons: JSON.stringify(problems),
});
