import QRCode from 'qrcode';
import type { PdfDocument, PdfTotal, PdfVerification } from './pdf-content';
import {
  BOLD,
  INK,
  MARGIN,
  RULE,
  SOFT_INK,
  contentWidth,
  keepTogether,
  textHeight,
  writeText,
} from './pdf-page.server';
import type { Pdf } from './pdf-page.server';

const GAP = 12;
const QR_SIZE = 84;
const TOTALS_WIDTH = 270;

/** What follows the tables: totals, the amount in words, notes, the code. */
export function drawClosing(pdf: Pdf, document: PdfDocument): void {
  drawTotals(pdf, document.totals);
  const width = contentWidth(pdf);
  if (document.amountInWords !== null) {
    keepTogether(pdf, textHeight(pdf, document.amountInWords, { width, size: 10 }) + GAP);
    writeText(pdf, document.amountInWords, { x: MARGIN, width, size: 10 });
    pdf.y += GAP;
  }
  for (const note of document.notes) {
    keepTogether(pdf, textHeight(pdf, note, { width, size: 8.5 }) + 4);
    writeText(pdf, note, { x: MARGIN, width, size: 8.5, color: SOFT_INK });
    pdf.y += 4;
  }
  if (document.verification !== null) drawVerification(pdf, document.verification);
}

function drawTotals(pdf: Pdf, totals: readonly PdfTotal[]): void {
  if (totals.length === 0) return;
  keepTogether(pdf, totals.length * 20 + GAP);
  const left = pdf.page.width - MARGIN - TOTALS_WIDTH;
  for (const { label, value, isMain = false } of totals) {
    const style = isMain ? { font: BOLD, size: 12 } : { size: 9.5 };
    if (isMain) {
      const right = pdf.page.width - MARGIN;
      pdf.moveTo(left, pdf.y).lineTo(right, pdf.y).lineWidth(1).strokeColor(INK).stroke();
      pdf.y += 6;
    }
    const y = pdf.y;
    writeText(pdf, label, { x: left + 4, y, width: TOTALS_WIDTH / 2, ...style });
    const labelBottom = pdf.y;
    const x = left + TOTALS_WIDTH / 2;
    writeText(pdf, value, { x, y, width: TOTALS_WIDTH / 2 - 4, align: 'right', ...style });
    pdf.y = Math.max(labelBottom, pdf.y) + 4;
  }
  pdf.y += GAP;
}

/** The QR code leads to the page that confirms the document; the code does so by hand. */
function drawVerification(pdf: Pdf, { text, code, url }: PdfVerification): void {
  pdf.y += GAP;
  keepTogether(pdf, QR_SIZE + GAP);
  const top = pdf.y;
  drawQr(pdf, url, MARGIN, top);
  const x = MARGIN + QR_SIZE + GAP;
  const width = contentWidth(pdf) - QR_SIZE - GAP;
  pdf.y = top + 6;
  writeText(pdf, text, { x, width });
  pdf.y += 3;
  writeText(pdf, code, { x, width, font: BOLD, size: 12 });
  pdf.y += 3;
  writeText(pdf, url, { x, width, size: 8, color: SOFT_INK });
  pdf.y = top + QR_SIZE + GAP;
}

/** Squares as lines of the page, so that the code stays sharp on any printer. */
function drawQr(pdf: Pdf, text: string, left: number, top: number): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const side = QR_SIZE / modules.size;
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column) === 1) {
        pdf.rect(left + column * side, top + row * side, side, side);
      }
    }
  }
  pdf.fillColor(INK).fill();
  pdf.strokeColor(RULE);
}
