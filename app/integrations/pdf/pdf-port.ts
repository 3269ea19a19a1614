import type { PdfDocument } from './pdf-content';

/** What features see of PDF: a document goes in, the answer to a browser comes out. */
export type PdfPort = {
  /** `name` without its ending. The bytes are made as the browser takes them. */
  file(name: string, document: PdfDocument): Response;
};
