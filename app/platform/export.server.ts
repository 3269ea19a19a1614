import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { neutraliseCell } from '~/domain/text/csv-cell';
import { plainSpaces } from '~/domain/text/plain-spaces';

export type ExportValue = string | number | bigint | null;
export type ExportColumn<Row> = {
  readonly header: string;
  /** For `day`, a day as `YYYY-MM-DD`. */
  readonly kind?: 'text' | 'count' | 'amount' | 'day';
  readonly value: (row: Row) => ExportValue;
};
export type ExportFormat = 'csv' | 'xlsx';
export type ExportRows<Row> = Iterable<Row> | AsyncIterable<Row>;

const BYTE_ORDER_MARK = '\uFEFF';
const ROWS_PER_CHUNK = 200;
const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const COLUMN_WIDTHS = { text: 28, count: 12, amount: 18, day: 12 } as const;
const XLSX_FORMATS = { text: '@', count: '#,##0', amount: '#,##0', day: 'dd/mm/yyyy' } as const;

/** `?export=csv` or `?export=xlsx` asks for the list as a file. */
export function exportFormatOf(query: URLSearchParams): ExportFormat | null {
  const asked = query.get('export');
  return asked === 'csv' || asked === 'xlsx' ? asked : null;
}

/**
 * The rows as a file in the format asked for, its texts with plain spaces; `notice` is a last line,
 * for invented data. The first row is read before the answer begins: what is not there is still a
 * 404, and a fault a page.
 */
export async function exportResponse<Row>(
  format: ExportFormat,
  file: {
    readonly name: string;
    readonly columns: readonly ExportColumn<Row>[];
    readonly rows: ExportRows<Row>;
    readonly notice?: string | null;
  },
): Promise<Response> {
  const { name, columns, notice = null } = file;
  const rows = await begun(file.rows);
  return format === 'csv'
    ? csvResponse(name, columns, rows, notice)
    : xlsxResponse(name, columns, rows, notice);
}

async function begun<Row>(rows: ExportRows<Row>): Promise<AsyncIterable<Row>> {
  const iterator = (async function* () {
    yield* rows;
  })();
  const first = await iterator.next();
  return (async function* () {
    if (!first.done) yield first.value;
    yield* iterator;
  })();
}

/**
 * CSV as French spreadsheets open it: UTF-8 with its mark, semicolons, days as jj/mm/aaaa, amounts as
 * digits, formulas neutralised. Rows are read only as fast as the browser takes them.
 */
export function csvResponse<Row>(
  name: string,
  columns: readonly ExportColumn<Row>[],
  rows: ExportRows<Row>,
  notice: string | null = null,
): Response {
  const stream = Readable.from(csvChunks(columns, rows, notice), { objectMode: false });
  return fileResponse(stream, `${name}.csv`, 'text/csv; charset=utf-8');
}

/** An Excel workbook written row by row; amounts are numbers, days are dates. */
export function xlsxResponse<Row>(
  name: string,
  columns: readonly ExportColumn<Row>[],
  rows: ExportRows<Row>,
  notice: string | null = null,
): Response {
  const stream = new PassThrough();
  writeWorkbook(stream, columns, rows, notice).catch((error: unknown) => {
    stream.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  return fileResponse(stream, `${name}.xlsx`, XLSX_TYPE);
}

function fileResponse(stream: Readable, name: string, type: string): Response {
  return new Response(Readable.toWeb(stream) as ReadableStream, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Cache-Control': 'no-store',
    },
  });
}

async function* csvChunks<Row>(
  columns: readonly ExportColumn<Row>[],
  rows: ExportRows<Row>,
  notice: string | null,
): AsyncGenerator<string> {
  let chunk = BYTE_ORDER_MARK + csvLine(columns.map(({ header }) => header));
  let count = 0;
  for await (const row of rows) {
    chunk += csvLine(columns.map((column) => csvText(column, row)));
    count += 1;
    if (count % ROWS_PER_CHUNK !== 0) continue;
    yield chunk;
    chunk = '';
  }
  yield notice === null ? chunk : chunk + csvLine([notice]);
}

function csvText<Row>({ kind, value }: ExportColumn<Row>, row: Row): string {
  const cell = value(row);
  if (cell === null) return '';
  const text = String(cell);
  return kind === 'day' ? text.split('-').reverse().join('/') : text;
}

const csvLine = (cells: readonly string[]) => `${cells.map(csvCell).join(';')}\r\n`;

function csvCell(text: string): string {
  const safe = neutraliseCell(plainSpaces(text));
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

async function writeWorkbook<Row>(
  stream: PassThrough,
  columns: readonly ExportColumn<Row>[],
  rows: ExportRows<Row>,
  notice: string | null,
) {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  const sheet = workbook.addWorksheet('Export', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ header, kind = 'text' }) => ({
    header: plainSpaces(header),
    width: COLUMN_WIDTHS[kind],
    style: { numFmt: XLSX_FORMATS[kind] },
  }));
  sheet.getRow(1).font = { bold: true };
  sheet.getRow(1).commit();
  let count = 0;
  for await (const row of rows) {
    sheet.addRow(columns.map((column) => xlsxCell(column, row))).commit();
    count += 1;
    if (count % ROWS_PER_CHUNK !== 0) continue;
    if (stream.destroyed) return;
    if (stream.writableNeedDrain) await once(stream, 'drain');
  }
  if (notice !== null) sheet.addRow([plainSpaces(notice)]).commit();
  sheet.commit();
  await workbook.commit();
}

function xlsxCell<Row>({ kind, value }: ExportColumn<Row>, row: Row) {
  const cell = value(row);
  if (cell === null) return null;
  if (kind === 'day') return new Date(`${String(cell)}T00:00:00Z`);
  // Beyond 2^53 a spreadsheet would round silently: such a figure goes as text.
  if (typeof cell === 'bigint') return isExact(cell) ? Number(cell) : cell.toString();
  return typeof cell === 'string' ? plainSpaces(cell) : cell;
}

const isExact = (value: bigint) =>
  value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= BigInt(Number.MIN_SAFE_INTEGER);
