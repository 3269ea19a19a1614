import type { ImportKind } from '~/domain/import/header-names';
import type { ImportWarning } from '~/domain/import/import-reason';
import type { TenantContext } from '~/platform/context';
import { getBatch, type ImportState } from './batch-row.server';
import type { FieldValues, RowProblem } from './importer';

type Asking = Pick<TenantContext, 'sql'>;

export const IMPORTS_PAGE_SIZE = 50;
export const WRONG_ROWS_PAGE_SIZE = 50;
const FILE_PAGE = 1_000;

export type ImportListRow = {
  readonly id: bigint;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly state: ImportState;
  readonly rowCount: number;
  readonly createCount: number;
  readonly changeCount: number;
  readonly unchangedCount: number;
  readonly wrongCount: number;
  readonly createdAt: Date;
  readonly actor: string | null;
};

/** The newest first. */
export async function listImports({ sql }: Asking, page: number) {
  const rows = await sql.rows<ImportListRow>`
    SELECT b.id, b.kind, b.fileName, b.state, b.rowCount, b.createCount, b.changeCount,
      b.unchangedCount, b.wrongCount, b.createdAt,
      (SELECT a.actor FROM AuditEntry a WHERE a.ipmId = b.ipmId AND a.entityKind = 'import'
        AND a.entityId = b.id ORDER BY a.id LIMIT 1) AS actor
    FROM ImportBatch b WHERE b.ipmId = ${sql.ipm}
    ORDER BY b.createdAt DESC, b.id DESC
    LIMIT ${IMPORTS_PAGE_SIZE} OFFSET ${(page - 1) * IMPORTS_PAGE_SIZE}`;
  const count = await sql.first<{ total: bigint }>`
    SELECT COUNT(*) AS total FROM ImportBatch WHERE ipmId = ${sql.ipm}`;
  return { rows, total: Number(count?.total ?? 0n) };
}

export const getImport = getBatch;

export type SampleRow = {
  readonly rowNumber: number;
  readonly outcome: 'create' | 'change';
  readonly before: FieldValues | null;
  readonly after: FieldValues;
};

export const CHANGES_PAGE_SIZE = 20;
const SHOWN_WARNINGS = 100;

/** Rows that would be changed, field by field, then some that would be created. */
export async function listSamples({ sql }: Asking, batchId: bigint, page: number) {
  const rows = await sql.rows<SampleRow & { before: unknown; after: unknown }>`
    SELECT rowNumber, outcome, \`before\`, \`after\` FROM ImportSample
    WHERE ipmId = ${sql.ipm} AND batchId = ${batchId} ORDER BY outcome, rowNumber
    LIMIT ${CHANGES_PAGE_SIZE} OFFSET ${(page - 1) * CHANGES_PAGE_SIZE}`;
  const count = await sql.first<{ total: bigint }>`SELECT COUNT(*) AS total FROM ImportSample
    WHERE ipmId = ${sql.ipm} AND batchId = ${batchId}`;
  const samples = rows.map((row): SampleRow => ({
    ...row,
    before: parsed(row.before) as FieldValues | null,
    after: parsed(row.after) as FieldValues,
  }));
  return { rows: samples, total: Number(count?.total ?? 0n) };
}

export type WarningRow = {
  readonly rowNumber: number;
  readonly warnings: readonly ImportWarning[];
};

/** The first rows that are kept although something in them is doubtful. */
export async function listWarnings({ sql }: Asking, batchId: bigint): Promise<WarningRow[]> {
  const rows = await sql.rows<{ rowNumber: number; warnings: unknown }>`
    SELECT rowNumber, warnings FROM ImportWarning
    WHERE ipmId = ${sql.ipm} AND batchId = ${batchId} ORDER BY rowNumber LIMIT ${SHOWN_WARNINGS}`;
  return rows.map(({ rowNumber, warnings }) => ({
    rowNumber,
    warnings: parsed(warnings) as readonly ImportWarning[],
  }));
}

export type WrongRow = {
  readonly rowNumber: number;
  readonly cells: readonly string[];
  readonly reasons: readonly RowProblem[];
};

export async function listWrongRows({ sql }: Asking, batchId: bigint, page: number) {
  const rows = await sql.rows<WrongRow>`
    SELECT rowNumber, cells, reasons FROM ImportWrongRow
    WHERE ipmId = ${sql.ipm} AND batchId = ${batchId} ORDER BY rowNumber
    LIMIT ${WRONG_ROWS_PAGE_SIZE} OFFSET ${(page - 1) * WRONG_ROWS_PAGE_SIZE}`;
  const count = await sql.first<{ total: bigint }>`SELECT COUNT(*) AS total FROM ImportWrongRow
    WHERE ipmId = ${sql.ipm} AND batchId = ${batchId}`;
  return { rows: rows.map(readable), stored: Number(count?.total ?? 0n) };
}

/** All the wrong rows that are kept, a page at a time. */
export async function* streamWrongRows({ sql }: Asking, batchId: bigint): AsyncGenerator<WrongRow> {
  let after = 0;
  for (;;) {
    const rows: WrongRow[] = await sql.rows<WrongRow>`
      SELECT rowNumber, cells, reasons FROM ImportWrongRow
      WHERE ipmId = ${sql.ipm} AND batchId = ${batchId} AND rowNumber > ${after}
      ORDER BY rowNumber LIMIT ${FILE_PAGE}`;
    yield* rows.map(readable);
    after = rows.at(-1)?.rowNumber ?? after;
    if (rows.length < FILE_PAGE) return;
  }
}

const readable = ({ rowNumber, cells, reasons }: WrongRow): WrongRow => ({
  rowNumber,
  cells: parsed(cells) as readonly string[],
  reasons: parsed(reasons) as readonly RowProblem[],
});

/** The driver hands JSON over parsed, or as text, by the server's version. */
const parsed = (stored: unknown): unknown =>
  typeof stored === 'string' ? (JSON.parse(stored) as unknown) : stored;
