import { cellsByColumn } from '~/domain/import/header-names';
import type { ImportWarning } from '~/domain/import/import-reason';
import type { TenantContext } from '~/platform/context';
import { readRowBlocks } from '../spreadsheets/read-rows.server';
import { UnreadableFile, type SheetRow } from '../spreadsheets/sheet-row';
import type { ImportBatchRow } from './batch-row.server';
import type { FileKey, Importer, RowProblem } from './importer';
import { createRowKeys, type RowKeys } from './row-keys';

export const MAX_IMPORT_ROWS = 500_000;

/** A row of data: read, or refused for what it says by itself or repeats from a row before. */
export type BatchRow<Value> = { readonly number: number; readonly cells: readonly string[] } & (
  | {
      readonly ok: true;
      readonly value: Value;
      readonly warnings?: readonly ImportWarning[];
    }
  | { readonly ok: false; readonly problems: readonly RowProblem[] }
);

type Sheet = Pick<ImportBatchRow, 'storageKey' | 'format' | 'columns' | 'headerRow'>;

/** Chunks of a file's rows of data, always cut at the same rows. @throws UnreadableFile */
export async function* readBatch<Value>(
  ctx: TenantContext,
  sheet: Sheet,
  options: {
    readonly importer: Pick<Importer<Value, never, never>, 'parse' | 'keysOf'>;
    readonly chunkRows: number;
    readonly rowKeys?: RowKeys;
  },
): AsyncGenerator<readonly BatchRow<Value>[]> {
  const { importer, chunkRows, rowKeys = createRowKeys() } = options;
  const columns = sheet.columns.map(({ column }) => column);
  const read = (row: SheetRow): BatchRow<Value> => {
    const parsed = importer.parse(cellsByColumn({ columns }, row.cells));
    const { number, cells } = row;
    if (!parsed.ok) return { number, cells, ok: false, problems: parsed.reasons };
    const problems = repeated(importer.keysOf(parsed.value), number, rowKeys);
    if (problems.length > 0) return { number, cells, ok: false, problems };
    const { value, warnings } = parsed;
    return { number, cells, ok: true, value, warnings };
  };
  let chunk: BatchRow<Value>[] = [];
  let count = 0;
  for await (const rows of readRowBlocks(ctx.ports.storage, sheet)) {
    for (const row of rows) {
      if (row.number <= sheet.headerRow) continue;
      if ((count += 1) > MAX_IMPORT_ROWS) throw new UnreadableFile('import-too-many-rows');
      chunk.push(read(row));
      if (chunk.length < chunkRows) continue;
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}

const NONE: readonly RowProblem[] = [];

function repeated(
  keys: readonly FileKey[],
  rowNumber: number,
  rowKeys: RowKeys,
): readonly RowProblem[] {
  let problems = NONE;
  for (const { column, code, key } of keys) {
    const known = rowKeys.claim(`${code}|${key}`, rowNumber);
    if (known !== null) problems = [...problems, { column, code, value: String(known) }];
  }
  return problems;
}
