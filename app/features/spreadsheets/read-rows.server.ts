import type { StoragePort } from '~/integrations/storage/storage-port';
import { readCsv } from './read-csv.server';
import { readXlsx } from './read-xlsx.server';
import { MAX_COLUMNS } from './sheet-xml';
import { UnreadableFile, type OpenFile, type SheetRow } from './sheet-row';

export type StoredSheet = { readonly storageKey: string; readonly format: string };

/** Rows of a stored file that are not empty, one after the other. @throws UnreadableFile */
export async function* readRows(
  storage: StoragePort,
  sheet: StoredSheet,
): AsyncGenerator<SheetRow> {
  for await (const rows of readRowBlocks(storage, sheet)) yield* rows;
}

/** The same rows, as many at a time as came at once. @throws UnreadableFile */
export async function* readRowBlocks(
  storage: StoragePort,
  sheet: StoredSheet,
): AsyncGenerator<readonly SheetRow[]> {
  const open: OpenFile = async () => {
    const file = await storage.open(sheet.storageKey);
    if (file === null) throw new UnreadableFile('import-file-gone');
    return file.stream;
  };
  const blocks = sheet.format === 'xlsx' ? readXlsx(open) : readCsv(open);
  for await (const rows of blocks) {
    yield rows.filter(({ cells }) => cells.some(isFilled)).map(ofUsualWidth);
  }
}

const ofUsualWidth = (row: SheetRow): SheetRow =>
  row.cells.length <= MAX_COLUMNS ? row : { ...row, cells: row.cells.slice(0, MAX_COLUMNS) };

const isFilled = (cell: string) => cell !== '' && cell.trim() !== '';
