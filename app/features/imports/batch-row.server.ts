import { NotFound } from '~/domain/outcome';
import type { ImportKind } from '~/domain/import/header-names';
import type { Day } from '~/domain/period';
import type { TenantContext, TenantSql } from '~/platform/context';
import type { FileColumn } from './file-column';

export const IMPORT_STATES = [
  'mapping',
  'uploaded',
  'analysing',
  'ready',
  'applying',
  'applied',
  'refused',
  'discarded',
  'undoing',
  'undone',
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export type ImportBatchRow = {
  readonly id: bigint;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly format: string;
  readonly storageKey: string;
  readonly sizeBytes: bigint;
  readonly state: ImportState;
  readonly refusal: string | null;
  readonly columns: readonly FileColumn[];
  /** Number of the row that holds the headers. */
  readonly headerRow: number;
  readonly effectiveOn: Day;
  /** The file names every participant of its employers: whoever is absent from it has left. */
  readonly isComplete: boolean;
  readonly rowCount: number;
  readonly createCount: number;
  readonly changeCount: number;
  readonly unchangedCount: number;
  readonly wrongCount: number;
  readonly warningCount: number;
  readonly employedCount: number;
  readonly leftCount: number;
  readonly appliedCount: number;
  readonly createdBy: bigint;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** @throws NotFound when the IPM has no such batch. */
export async function getBatch(
  ctx: Pick<TenantContext, 'sql'>,
  batchId: bigint,
  lock: 'lock' | 'none' = 'none',
): Promise<ImportBatchRow> {
  const { sql } = ctx;
  const row = await sql.first<ImportBatchRow & { columns: unknown }>`
    SELECT id, kind, fileName, format, storageKey, sizeBytes, state, refusal, columns, headerRow,
      effectiveOn, isComplete, rowCount, createCount, changeCount, unchangedCount, wrongCount,
      warningCount, employedCount, leftCount, appliedCount, createdBy, createdAt,
      updatedAt
    FROM ImportBatch WHERE ipmId = ${sql.ipm} AND id = ${batchId}
    ${lock === 'lock' ? sql.part`FOR UPDATE` : sql.none}`;
  if (row === null) throw new NotFound();
  return { ...row, columns: columnsOf(row.columns) };
}

/** Moves the batch on, when it still is where it was thought to be. */
export async function moveBatch(
  sql: TenantSql,
  options: {
    readonly batchId: bigint;
    readonly from: ImportState;
    readonly to: ImportState;
    readonly now: Date;
  },
): Promise<boolean> {
  const { batchId, from, to, now } = options;
  const moved = await sql.run`UPDATE ImportBatch SET state = ${to}, updatedAt = ${now}
    WHERE ipmId = ${sql.ipm} AND id = ${batchId} AND state = ${from}`;
  return moved === 1;
}

function columnsOf(stored: unknown): readonly FileColumn[] {
  const parsed: unknown = typeof stored === 'string' ? JSON.parse(stored) : stored;
  return Array.isArray(parsed) ? (parsed as FileColumn[]) : [];
}
