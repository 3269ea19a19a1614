import type { StoragePort } from '~/integrations/storage/storage-port';
import { readCsv } from './read-csv.server';
import { readXlsx } from './read-xlsx.server';
import { UnreadableFile, type OpenFile, type SheetRow } from './sheet-row';

export type StoredSheet = { readonly storageKey: string; readonly format: string };

/** Rows of a stored file that are not empty, one after the other. @throws UnreadableFile */
export async function* readRows(
  storage: StoragePort,
  sheet: StoredSheet,
): AsyncGenerator<SheetRow> {
  const open: OpenFile = async () => {
    const file = await storage.open(sheet.storageKey);
    if (file === null) throw new UnreadableFile('import-file-gone');
    return file.stream;
  };
  const rows = sheet.format === 'xlsx' ? readXlsx(open) : readCsv(open);
  for await (const row of rows) {
    if (row.cells.some((cell) => cell.trim() !== '')) yield row;
  }
}
