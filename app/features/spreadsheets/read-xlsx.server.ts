import { createSharedStrings, createSheetReader } from './sheet-xml';
import { UnreadableFile, type OpenFile, type SheetRow } from './sheet-row';
import { zipEntries, type ZipEntry } from './zip-entries.server';

/** A workbook of 50 MB that people made unpacks to less; a bomb does not. */
const MAX_UNPACKED_BYTES = 1_000_000_000;
/** Texts are kept while the sheet is read. */
const MAX_SHARED_CHARACTERS = 60_000_000;
const SHARED_STRINGS = 'xl/sharedStrings.xml';
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;

/** Rows of the first sheet that is not empty, as many at a time as come at once. @throws UnreadableFile */
export async function* readXlsx(open: OpenFile): AsyncGenerator<readonly SheetRow[]> {
  const strings = await sharedStrings(open);
  const content = await open();
  let hasSheet = false;
  try {
    for await (const entry of zipEntries(content, MAX_UNPACKED_BYTES)) {
      if (!SHEET.test(entry.name)) continue;
      hasSheet = true;
      let isEmpty = true;
      const sheet = createSheetReader(strings);
      for await (const text of textOf(entry)) {
        const rows = sheet.push(text);
        if (rows.length === 0) continue;
        isEmpty = false;
        yield rows;
      }
      if (!isEmpty) return;
    }
  } finally {
    content.destroy();
  }
  if (!hasSheet) throw new UnreadableFile('import-not-a-workbook');
}

/** Goes through the whole archive, so that one that is cut off is refused before a row is read. */
async function sharedStrings(open: OpenFile): Promise<readonly string[]> {
  const content = await open();
  let strings: readonly string[] = [];
  try {
    for await (const entry of zipEntries(content, MAX_UNPACKED_BYTES)) {
      if (entry.name !== SHARED_STRINGS) continue;
      const found = createSharedStrings(MAX_SHARED_CHARACTERS);
      for await (const text of textOf(entry)) found.push(text);
      strings = found.strings;
    }
    return strings;
  } finally {
    content.destroy();
  }
}

async function* textOf({ bytes }: ZipEntry): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
