import {
  cellsByColumn,
  recogniseHeaders,
  type ImportColumn,
  type ImportKind,
} from '~/domain/import/header-names';
import type { TenantContext } from '~/platform/context';
import type { FileKey, Importer, RowProblem } from './importer';
import { readRows, type StoredSheet } from '../spreadsheets/read-rows.server';
import { UnreadableFile, type SheetRow } from '../spreadsheets/sheet-row';

/** Title lines may stand above the headers. */
const HEADER_WITHIN_ROWS = 30;
export const MAX_IMPORT_ROWS = 500_000;

export type FileColumn = { readonly header: string; readonly column: ImportColumn | null };

/** A row of data: read, or refused for what it says by itself or repeats from a row before. */
export type BatchRow<Value> = { readonly number: number; readonly cells: readonly string[] } & (
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly RowProblem[] }
);

/** Chunks of a file's rows of data, always cut at the same rows. @throws UnreadableFile */
export async function* readBatch<Value>(
  ctx: TenantContext,
  sheet: StoredSheet & { readonly kind: ImportKind },
  options: {
    readonly importer: Pick<Importer<Value, never, never>, 'parse' | 'keysOf'>;
    readonly chunkRows: number;
  },
): AsyncGenerator<readonly BatchRow<Value>[]> {
  const { importer, chunkRows } = options;
  const rows = readRows(ctx.ports.storage, sheet);
  const { columns } = await findHeader(rows, sheet.kind);
  const recognised = { columns: columns.map(({ column }) => column) };
  const firstRows = new Map<string, number>();
  let chunk: BatchRow<Value>[] = [];
  let count = 0;
  for await (const row of rows) {
    if ((count += 1) > MAX_IMPORT_ROWS) throw new UnreadableFile('import-too-many-rows');
    const parsed = importer.parse(cellsByColumn(recognised, row.cells));
    if (parsed.ok) {
      const problems = repeated(importer.keysOf(parsed.value), row.number, firstRows);
      chunk.push(
        problems.length > 0
          ? { ...row, ok: false, problems }
          : { ...row, ok: true, value: parsed.value },
      );
    } else {
      chunk.push({ ...row, ok: false, problems: parsed.reasons });
    }
    if (chunk.length === chunkRows) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}

/** The columns of a stored file, to refuse it at once when it cannot be read. @throws UnreadableFile */
export async function readColumns(
  ctx: TenantContext,
  sheet: StoredSheet & { readonly kind: ImportKind },
): Promise<HeaderFound> {
  const rows = readRows(ctx.ports.storage, sheet);
  try {
    const found = await findHeader(rows, sheet.kind);
    const next = await rows.next();
    if (next.done) throw new UnreadableFile('import-no-rows');
    return found;
  } finally {
    await rows.return(undefined);
  }
}

export type HeaderFound = { readonly columns: readonly FileColumn[] };

async function findHeader(rows: AsyncGenerator<SheetRow>, kind: ImportKind): Promise<HeaderFound> {
  let best: { readonly missing: readonly ImportColumn[]; readonly known: number } | null = null;
  for (let looked = 0; looked < HEADER_WITHIN_ROWS; looked += 1) {
    const next = await rows.next();
    if (next.done) break;
    const headers = next.value.cells.map((cell) => cell.trim());
    const { columns, missing } = recogniseHeaders(kind, headers);
    const known = columns.filter((column) => column !== null).length;
    if (missing.length === 0) {
      return {
        columns: headers.map((header, index) => ({ header, column: columns[index] ?? null })),
      };
    }
    if (known > (best?.known ?? 1)) best = { missing, known };
  }
  if (best === null) throw new UnreadableFile('import-header-not-found');
  throw new UnreadableFile('import-columns-missing', { columns: best.missing.join(', ') });
}

function repeated(
  keys: readonly FileKey[],
  rowNumber: number,
  firstRows: Map<string, number>,
): RowProblem[] {
  const problems: RowProblem[] = [];
  for (const { column, code, key } of keys) {
    const known = firstRows.get(`${code}|${key}`);
    if (known === undefined) firstRows.set(`${code}|${key}`, rowNumber);
    else problems.push({ column, code, value: String(known) });
  }
  return problems;
}
