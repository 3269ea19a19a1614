import type { Readable } from 'node:stream';
import PDFDocument from 'pdfkit';
import { drawClosing } from './closing.server';
import { drawHead } from './letterhead.server';
import type { PdfDocument } from './pdf-content';
import { fontPath } from './pdf-fonts.server';
import {
  BOLD,
  MARGIN,
  SOFT_INK,
  contentWidth,
  drawRule,
  writeText,
  REGULAR,
} from './pdf-page.server';
import type { Pdf } from './pdf-page.server';
import { drawTable } from './table.server';

/**
 * The document as a stream of bytes, A4, in black on white. A fault while it is laid out (a source of
 * rows that fails) destroys the stream with that error, so that no half document looks whole.
 */
export function renderPdf(document: PdfDocument): Readable {
  const pdf = new PDFDocument({
    size: 'A4',
    // The text keeps its own margins: pdfkit's would break pages under the footer.
    margin: 0,
    bufferPages: true,
    // None yet: a font named here too would be read again from disk for every text.
    font: '',
    lang: document.language,
    displayTitle: true,
    info: {
      Title: document.title,
      Author: document.letterhead.name,
      CreationDate: document.issuedAt,
    },
  });
  // Embedded, so that the paper looks the same everywhere.
  pdf.registerFont(REGULAR, fontPath('inter-regular.ttf'));
  pdf.registerFont(BOLD, fontPath('inter-bold.ttf'));
  layOut(pdf, document).catch((error: unknown) => {
    const stream = pdf as unknown as Readable;
    stream.destroy(error instanceof Error ? error : new Error('The document failed'));
  });
  return pdf;
}

async function layOut(pdf: Pdf, document: PdfDocument): Promise<void> {
  drawHead(pdf, document);
  for (const table of document.tables) await drawTable(pdf, table);
  drawClosing(pdf, document);
  drawFooters(pdf, document);
  pdf.end();
}

/** Last, because only then the number of pages is known. */
function drawFooters(pdf: Pdf, document: PdfDocument): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(start + page);
    drawFooter(pdf, document, document.pageLabel(page + 1, count));
  }
}

function drawFooter(pdf: Pdf, document: PdfDocument, pageLabel: string): void {
  const y = pdf.page.height - MARGIN;
  const third = contentWidth(pdf) / 3;
  const style = { y, width: third, size: 8, color: SOFT_INK };
  drawRule(pdf, y - 6);
  writeText(pdf, document.footer, { ...style, x: MARGIN });
  if (document.demonstrationNotice !== null) {
    const notice = { ...style, x: MARGIN + third, align: 'center', font: BOLD } as const;
    writeText(pdf, document.demonstrationNotice, notice);
  }
  writeText(pdf, pageLabel, { ...style, x: MARGIN + 2 * third, align: 'right' });
}
