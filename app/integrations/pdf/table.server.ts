import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PdfTable } from './pdf-content';
import {
  BOLD,
  FILL,
  INK,
  LIGHT_RULE,
  MARGIN,
  REGULAR,
  SOFT_INK,
  contentBottom,
  contentWidth,
  drawRule,
  keepTogether,
  textHeight,
  writeText,
} from './pdf-page.server';
import type { Pdf } from './pdf-page.server';

const CELL_PADDING_X = 4;
const CELL_PADDING_Y = 4;
const FONT_SIZE = 8.5;
const GAP_AFTER = 14;

/** After so many rows other requests get their turn: a long table is seconds of layout. */
const ROWS_PER_TURN = 25;

type Column = PdfTable['columns'][number] & { x: number; width: number };

/** A table over as many pages as it needs, its header on each. */
export async function drawTable(pdf: Pdf, table: PdfTable): Promise<void> {
  const columns = placeColumns(pdf, table);
  if (table.caption !== undefined) {
    keepTogether(pdf, 60);
    writeText(pdf, table.caption, { x: MARGIN, width: contentWidth(pdf), font: BOLD, size: 10.5 });
    pdf.y += 4;
  }
  keepTogether(pdf, 60);
  drawHeader(pdf, columns);
  let rowCount = 0;
  for await (const row of table.rows) {
    rowCount += 1;
    if (rowCount % ROWS_PER_TURN === 0) await nextTurn();
    drawRow(pdf, columns, row, REGULAR);
    drawRule(pdf, pdf.y, { color: LIGHT_RULE });
  }
  if (rowCount === 0 && table.emptyText !== undefined) {
    pdf.y += CELL_PADDING_Y;
    const x = MARGIN + CELL_PADDING_X;
    writeText(pdf, table.emptyText, { x, width: contentWidth(pdf), color: SOFT_INK });
  }
  if (table.totalRow !== undefined) {
    drawRow(pdf, columns, table.totalRow, BOLD, true);
    drawRule(pdf, pdf.y, { color: INK, weight: 1 });
  }
  pdf.y += GAP_AFTER;
}

function placeColumns(pdf: Pdf, { columns }: PdfTable): Column[] {
  const weights = columns.reduce((sum, { weight }) => sum + weight, 0);
  let x = MARGIN;
  return columns.map((column) => {
    const width = (contentWidth(pdf) * column.weight) / weights;
    const placed = { ...column, x, width };
    x += width;
    return placed;
  });
}

function drawHeader(pdf: Pdf, columns: Column[]): void {
  const headers = columns.map(({ header }) => header);
  const top = pdf.y;
  const height = rowHeight(pdf, columns, headers, BOLD);
  pdf.rect(MARGIN, top, contentWidth(pdf), height).fillColor(FILL).fill();
  drawRule(pdf, top, { color: INK, weight: 1 });
  drawCells(pdf, columns, headers, BOLD);
  drawRule(pdf, pdf.y, { color: INK });
}

function drawRow(
  pdf: Pdf,
  columns: Column[],
  texts: readonly string[],
  font: string,
  isTotal = false,
): void {
  if (pdf.y + rowHeight(pdf, columns, texts, font) > contentBottom(pdf)) {
    pdf.addPage();
    pdf.y = MARGIN;
    drawHeader(pdf, columns);
  }
  if (isTotal) drawRule(pdf, pdf.y, { color: INK, weight: 1 });
  drawCells(pdf, columns, texts, font);
}

function drawCells(pdf: Pdf, columns: Column[], texts: readonly string[], font: string): void {
  const top = pdf.y;
  const height = rowHeight(pdf, columns, texts, font);
  columns.forEach((column, index) => {
    writeText(pdf, texts[index] ?? '', {
      x: column.x + CELL_PADDING_X,
      y: top + CELL_PADDING_Y,
      width: column.width - 2 * CELL_PADDING_X,
      align: column.align,
      size: FONT_SIZE,
      font,
    });
  });
  pdf.y = top + height;
}

function rowHeight(pdf: Pdf, columns: Column[], texts: readonly string[], font: string): number {
  const heights = columns.map((column, index) =>
    textHeight(pdf, texts[index] ?? '', {
      width: column.width - 2 * CELL_PADDING_X,
      size: FONT_SIZE,
      font,
    }),
  );
  // The gap below the last line counts in its height, and would show as a second padding.
  return Math.max(...heights) + 2 * CELL_PADDING_Y - 1.5;
}
