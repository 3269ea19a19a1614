import {
  IMPORT_COLUMNS,
  recogniseHeaders,
  REQUIRED_COLUMNS,
  type ImportColumn,
  type ImportKind,
} from '~/domain/import/header-names';
import type { TenantContext } from '~/platform/context';
import { readRows, type StoredSheet } from '../spreadsheets/read-rows.server';
import { UnreadableFile, type SheetRow } from '../spreadsheets/sheet-row';
import { choicesOf, type ColumnChoices } from './column-choices.server';
import type { FileColumn } from './file-column';

/** Title lines may stand above the headers. */
const HEADER_WITHIN_ROWS = 30;
const MAX_HEADER = 200;

export type FileColumns = {
  readonly headerRow: number;
  readonly columns: readonly FileColumn[];
  /** Columns that a file of this kind needs and this one lacks. */
  readonly missing: readonly ImportColumn[];
  /** Headers that nobody recognised, and about which nobody has decided yet. */
  readonly undecided: readonly string[];
};

/** Which columns a stored file has: recognised by name, or as people chose before. @throws UnreadableFile */
export async function findColumns(
  ctx: TenantContext,
  sheet: StoredSheet & { readonly kind: ImportKind },
): Promise<FileColumns> {
  const choices = await choicesOf(ctx, sheet.kind);
  const rows = readRows(ctx.ports.storage, sheet);
  try {
    const looked: SheetRow[] = [];
    for await (const row of rows) {
      looked.push(row);
      if (looked.length > HEADER_WITHIN_ROWS) break;
    }
    const found = bestHeader(sheet.kind, looked.slice(0, HEADER_WITHIN_ROWS), choices);
    if (found === null) throw new UnreadableFile('import-header-not-found');
    if (looked.at(-1)?.number === found.headerRow) throw new UnreadableFile('import-no-rows');
    return found;
  } finally {
    await rows.return(undefined);
  }
}

function bestHeader(kind: ImportKind, rows: readonly SheetRow[], choices: ColumnChoices) {
  const candidates = rows.map((row) => columnsOf(kind, row, choices));
  const complete = candidates.find(({ missing }) => missing.length === 0);
  if (complete) return complete;
  const known = ({ columns }: FileColumns) =>
    columns.filter(({ column }) => column !== null).length;
  const [best] = candidates
    .map((candidate) => ({ candidate, known: known(candidate) }))
    .sort((a, b) => b.known - a.known);
  if (best && best.known > 0) return best.candidate;
  // Nothing is recognised: the first row wide enough to be one of headers, for people to say.
  return candidates.find(({ columns }) => looksLikeHeaders(columns, kind)) ?? null;
}

function columnsOf(kind: ImportKind, row: SheetRow, choices: ColumnChoices): FileColumns {
  const headers = row.cells.map((cell) => cell.replace(/\s+/g, ' ').trim().slice(0, MAX_HEADER));
  const chosen = headers.map((header) => choices.columnOf(header));
  const taken = new Set(chosen);
  const recognised = recogniseHeaders(
    kind,
    headers.map((header, index) => (chosen[index] === undefined ? header : '')),
  );
  const columns = headers.map((header, index): FileColumn => {
    const choice = chosen[index];
    if (choice !== undefined) return { header, column: choice };
    const column = recognised.columns[index] ?? null;
    return { header, column: column !== null && taken.has(column) ? null : column };
  });
  return {
    headerRow: row.number,
    columns,
    missing: missingColumns(kind, columns),
    undecided: columns.flatMap(({ header, column }, index) =>
      column === null && header !== '' && chosen[index] === undefined ? [header] : [],
    ),
  };
}

/** Columns without which nothing can be read of a file of this kind. */
export const missingColumns = (kind: ImportKind, columns: readonly FileColumn[]) =>
  REQUIRED_COLUMNS[kind].filter((required) => !columns.some(({ column }) => column === required));

const looksLikeHeaders = (columns: readonly FileColumn[], kind: ImportKind) => {
  const texts = columns.filter(({ header }) => /\p{L}/u.test(header));
  const enough = Math.min(REQUIRED_COLUMNS[kind].length, IMPORT_COLUMNS[kind].length);
  return texts.length >= enough && texts.length * 2 > columns.length;
};
