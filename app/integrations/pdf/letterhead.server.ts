import type { PdfDocument } from './pdf-content';
import {
  BOLD,
  FILL,
  INK,
  MARGIN,
  SOFT_INK,
  contentWidth,
  drawRule,
  textHeight,
  writeText,
} from './pdf-page.server';
import type { Pdf } from './pdf-page.server';

const GAP = 14;
const BOX_PADDING = 10;
const FACT_LABEL_WIDTH = 90;

/** The head of the first page: who writes, what it is, to whom. */
export function drawHead(pdf: Pdf, document: PdfDocument): void {
  drawLetterhead(pdf, document);
  drawTitle(pdf, document);
  drawParties(pdf, document);
}

function drawLetterhead(pdf: Pdf, { letterhead }: PdfDocument): void {
  const half = contentWidth(pdf) / 2;
  writeText(pdf, letterhead.name, {
    x: MARGIN,
    y: MARGIN,
    width: half - GAP / 2,
    font: BOLD,
    size: 14,
  });
  if (letterhead.approval !== null) {
    pdf.moveDown(0.2);
    writeText(pdf, letterhead.approval, {
      x: MARGIN,
      width: half - GAP / 2,
      size: 8.5,
      color: SOFT_INK,
    });
  }
  const leftBottom = pdf.y;
  pdf.y = MARGIN + 2;
  for (const line of letterhead.lines) {
    const x = MARGIN + half + GAP / 2;
    const width = half - GAP / 2;
    writeText(pdf, line, { x, width, size: 8.5, color: SOFT_INK, align: 'right' });
  }
  pdf.y = Math.max(leftBottom, pdf.y) + 8;
  drawRule(pdf, pdf.y, { color: INK, weight: 1 });
  pdf.y += GAP + 4;
}

/** The title at the left, the facts in two aligned columns at the right. */
function drawTitle(pdf: Pdf, { title, facts }: PdfDocument): void {
  const half = contentWidth(pdf) / 2;
  const top = pdf.y;
  writeText(pdf, title, { x: MARGIN, y: top, width: half - GAP, font: BOLD, size: 18 });
  const titleBottom = pdf.y;
  pdf.y = top + 2;
  for (const { label, value } of facts) {
    const y = pdf.y;
    const x = MARGIN + half;
    writeText(pdf, label, { x, y, width: FACT_LABEL_WIDTH, color: SOFT_INK });
    const labelBottom = pdf.y;
    const valueX = x + FACT_LABEL_WIDTH;
    writeText(pdf, value, { x: valueX, y, width: half - FACT_LABEL_WIDTH, font: BOLD });
    pdf.y = Math.max(labelBottom, pdf.y) + 2;
  }
  pdf.y = Math.max(titleBottom, pdf.y) + GAP;
}

function drawParties(pdf: Pdf, { parties }: PdfDocument): void {
  if (parties.length === 0) return;
  const top = pdf.y;
  const boxWidth = (contentWidth(pdf) - GAP) / 2;
  const width = boxWidth - 2 * BOX_PADDING;
  const heights = parties.map(({ label, lines }) =>
    [label, ...lines].reduce((sum, text) => sum + textHeight(pdf, text, { width, font: BOLD }), 0),
  );
  const boxHeight = Math.max(...heights) + 2 * BOX_PADDING;
  parties.slice(0, 2).forEach(({ label, lines }, index) => {
    const left = MARGIN + index * (boxWidth + GAP);
    pdf.rect(left, top, boxWidth, boxHeight).fillColor(FILL).fill();
    pdf.y = top + BOX_PADDING;
    const x = left + BOX_PADDING;
    writeText(pdf, label, { x, width, size: 8.5, color: SOFT_INK });
    lines.forEach((line, position) => {
      writeText(pdf, line, { x, width, ...(position === 0 ? { font: BOLD } : {}) });
    });
  });
  pdf.y = top + boxHeight + GAP + 4;
}
