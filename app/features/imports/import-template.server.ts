import exceljs from 'exceljs';
import { IMPORT_KINDS, type ImportKind } from '~/domain/import/header-names';
import { NotFound } from '~/domain/outcome';
import { TEMPLATE_COLUMNS, TEMPLATE_NOTES } from './template-columns';

const FILE_NAMES: Readonly<Record<ImportKind, string>> = {
  employers: 'modele-employeurs',
  participants: 'modele-participants',
  dependants: 'modele-ayants-droit',
};
const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const BYTE_ORDER_MARK = '\uFEFF';

/** An empty file with the headers, one example and notes. @throws NotFound for an unknown kind. */
export async function importTemplate(query: URLSearchParams): Promise<Response> {
  const kind = IMPORT_KINDS.find((one) => one === query.get('kind'));
  if (kind === undefined) throw new NotFound('a template of an unknown kind');
  const isCsv = query.get('format') === 'csv';
  const body = isCsv ? csvTemplate(kind) : await xlsxTemplate(kind);
  const name = `${FILE_NAMES[kind]}.${isCsv ? 'csv' : 'xlsx'}`;
  return new Response(body, {
    headers: {
      'Content-Type': isCsv ? 'text/csv; charset=utf-8' : XLSX_TYPE,
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  });
}

function csvTemplate(kind: ImportKind): string {
  const columns = TEMPLATE_COLUMNS[kind];
  const lines = [columns.map(({ header }) => header), columns.map(({ example }) => example)];
  return BYTE_ORDER_MARK + lines.map((cells) => `${cells.join(';')}\r\n`).join('');
}

async function xlsxTemplate(kind: ImportKind): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = new exceljs.Workbook();
  const columns = TEMPLATE_COLUMNS[kind];
  const sheet = workbook.addWorksheet('Fichier', { views: [{ state: 'frozen', ySplit: 1 }] });
  // Text everywhere, so that a spreadsheet takes no zero from a NINEA or a matricule.
  sheet.columns = columns.map(({ header }) => ({
    header,
    width: Math.max(14, header.length + 4),
    style: { numFmt: '@' },
  }));
  sheet.getRow(1).font = { bold: true };
  sheet.addRow(columns.map(({ example }) => example));
  const notes = workbook.addWorksheet('Notes');
  notes.columns = [{ width: 34 }, { width: 90 }];
  for (const { header, note } of columns) notes.addRow([header, note]);
  notes.addRow([]);
  for (const note of TEMPLATE_NOTES) notes.addRow(['', note]);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
