import { Readable } from 'node:stream';
import type { PdfDocument } from './pdf-content';
import { renderPdf } from './pdf-document.server';

/** The document as a file that the browser shows, and saves under its name. */
export function pdfFile(name: string, document: PdfDocument): Response {
  const stream = Readable.toWeb(Readable.from(renderPdf(document))) as ReadableStream;
  return new Response(stream, {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(`${name}.pdf`)}`,
      'Cache-Control': 'no-store',
    },
  });
}
