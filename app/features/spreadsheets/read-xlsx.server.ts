import exceljs from 'exceljs';
import { UnreadableFile, type OpenFile, type SheetRow } from './sheet-row';

const MAX_COLUMNS = 200;
const ROWS_PER_BLOCK = 500;

/** Rows of the first sheet that is not empty. A date arrives as its serial number, as Excel holds it. */
export async function* readXlsx(open: OpenFile): AsyncGenerator<readonly SheetRow[]> {
  const content = await open();
  const reader = new exceljs.stream.xlsx.WorkbookReader(content, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'ignore',
    entries: 'ignore',
  });
  try {
    for await (const sheet of reader) {
      let isEmpty = true;
      const rows: SheetRow[] = [];
      for await (const row of sheet) {
        const cells = textsOf(row.values);
        if (cells.every((cell) => cell === '')) continue;
        isEmpty = false;
        rows.push({ number: row.number, cells });
        if (rows.length === ROWS_PER_BLOCK) yield rows.splice(0);
      }
      if (rows.length > 0) yield rows;
      if (!isEmpty) return;
    }
  } catch (error) {
    if (isFaultOfContent(error)) throw new UnreadableFile('import-not-a-workbook');
    throw error;
  } finally {
    content.destroy();
  }
}

/** What the unzipper and the XML reader throw are plain errors; a system's error carries a code. */
const isFaultOfContent = (error: unknown) => error instanceof Error && !('syscall' in error);

function textsOf(values: exceljs.CellValue[] | Readonly<Record<string, exceljs.CellValue>>) {
  // exceljs counts columns from 1; the first place of the list is empty.
  const list = Array.isArray(values) ? values.slice(1, MAX_COLUMNS + 1) : Object.values(values);
  return Array.from(list, textOf);
}

function textOf(value: exceljs.CellValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'VRAI' : 'FAUX';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('error' in value) return value.error;
  if ('text' in value) return textOf(value.text);
  return 'result' in value ? textOf(value.result ?? null) : '';
}
