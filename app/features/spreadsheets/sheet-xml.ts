import { UnreadableFile, type SheetRow } from './sheet-row';
import { attributeOf, createXmlReader } from './xml-tokens';

/** More than any file of people has; the rest of a row is not read. */
export const MAX_COLUMNS = 200;
/** What a spreadsheet itself allows. */
const LAST_COLUMN = 16_384;
const MAX_CELL = 32_767;

/** The texts that cells refer to by their place. */
export function createSharedStrings(maxCharacters: number) {
  const strings: string[] = [];
  let characters = 0;
  let current = '';
  let inText = false;
  let inPhonetics = false;
  const reader = createXmlReader({
    open(name) {
      if (name === 'si') current = '';
      else if (name === 'rPh') inPhonetics = true;
      else if (name === 't') inText = !inPhonetics;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inPhonetics = false;
      else if (name === 'si') strings.push(current);
    },
    text(text) {
      characters += text.length;
      if (characters > maxCharacters) throw new UnreadableFile('import-workbook-too-large');
      current += text;
    },
    wantsText: () => inText,
  });
  return {
    push: (piece: string) => {
      reader.push(piece);
    },
    strings,
  };
}

type Cell = { readonly type: string; readonly index: number; value: string };

/**
 * Rows of a sheet whose XML arrives in pieces, without the empty ones. A formula is not read, only
 * what it came to; a date is its serial number.
 * @throws UnreadableFile
 */
export function createSheetReader(strings: readonly string[]) {
  let rows: SheetRow[] = [];
  let number = 0;
  let cells: string[] = [];
  let place = 0;
  let cell: Cell | null = null;
  let wantsText = false;
  let inPhonetics = false;

  const openCell = (tag: string) => {
    const reference = attributeOf(tag, 'r');
    place = reference === null ? place + 1 : columnOf(reference);
    if (place > LAST_COLUMN) throw new UnreadableFile('import-too-many-columns');
    cell = { type: attributeOf(tag, 't') ?? 'n', index: place - 1, value: '' };
  };
  const closeCell = () => {
    if (cell === null || cell.index >= MAX_COLUMNS) return;
    while (cells.length < cell.index) cells.push('');
    cells[cell.index] = textOf(cell, strings);
  };
  const closeRow = () => {
    if (cells.some((text) => text !== '')) rows.push({ number, cells });
    cells = [];
  };

  const reader = createXmlReader({
    open(name, tag) {
      if (name === 'row') {
        number = Number(attributeOf(tag, 'r') ?? number + 1);
        place = 0;
      } else if (name === 'c') openCell(tag);
      else if (name === 'rPh') inPhonetics = true;
      else if (name === 'v' || name === 't') wantsText = cell !== null && !inPhonetics;
    },
    close(name) {
      if (name === 'v' || name === 't') wantsText = false;
      else if (name === 'rPh') inPhonetics = false;
      else if (name === 'c') {
        closeCell();
        cell = null;
      } else if (name === 'row') closeRow();
    },
    text(text) {
      if (cell === null) return;
      cell.value += text;
      if (cell.value.length > MAX_CELL) throw new UnreadableFile('import-not-a-table');
    },
    wantsText: () => wantsText,
  });
  return {
    push(piece: string): readonly SheetRow[] {
      reader.push(piece);
      const done = rows;
      rows = [];
      return done;
    },
  };
}

/** `A1` → 1, `AB7` → 28. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26 || column > LAST_COLUMN) break;
    column = column * 26 + letter;
  }
  return column;
}

function textOf({ type, value }: Cell, strings: readonly string[]): string {
  switch (type) {
    case 's':
      return strings[Number(value)] ?? '';
    case 'b':
      return value === '1' ? 'VRAI' : 'FAUX';
    case 'n':
      return value === '' || Number.isNaN(Number(value)) ? value : String(Number(value));
    default:
      return value;
  }
}
