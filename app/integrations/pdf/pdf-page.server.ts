import { toPrintableText } from './printable-text';

export type Pdf = PDFKit.PDFDocument;

/** Names under which `renderPdf` registers the two fonts. */
export const REGULAR = 'regular';
export const BOLD = 'bold';

/** Points: 72 to the inch. */
export const MARGIN = 48;
/** What the footer needs below the text. */
export const FOOTER_HEIGHT = 40;

export const INK = '#000000';
export const SOFT_INK = '#444444';
export const RULE = '#888888';
export const LIGHT_RULE = '#cccccc';
/** Light enough to print as paper with a hint of grey. */
export const FILL = '#f0f0f0';

export function contentWidth(pdf: Pdf): number {
  return pdf.page.width - 2 * MARGIN;
}

/** The lowest point that text may reach. */
export function contentBottom(pdf: Pdf): number {
  return pdf.page.height - MARGIN - FOOTER_HEIGHT;
}

/** Goes to the next page when what follows would not fit on this one. */
export function keepTogether(pdf: Pdf, height: number): void {
  if (pdf.y + height > contentBottom(pdf)) {
    pdf.addPage();
    pdf.y = MARGIN;
  }
}

export type TextBox = {
  x: number;
  width: number;
  y?: number;
  font?: string;
  size?: number;
  color?: string;
  align?: 'left' | 'right' | 'center';
};

/** Writes in a box; afterwards `pdf.y` is below the text. */
export function writeText(pdf: Pdf, text: string, box: TextBox): void {
  pdf
    .font(box.font ?? REGULAR)
    .fontSize(box.size ?? 9)
    .fillColor(box.color ?? INK)
    .text(toPrintableText(text), box.x, box.y ?? pdf.y, {
      width: box.width,
      align: box.align ?? 'left',
      lineGap: 1.5,
    });
}

export function textHeight(pdf: Pdf, text: string, box: Pick<TextBox, 'width' | 'font' | 'size'>) {
  return pdf
    .font(box.font ?? REGULAR)
    .fontSize(box.size ?? 9)
    .heightOfString(toPrintableText(text), { width: box.width, lineGap: 1.5 });
}

export function drawRule(pdf: Pdf, y: number, options: { color?: string; weight?: number } = {}) {
  pdf
    .moveTo(MARGIN, y)
    .lineTo(pdf.page.width - MARGIN, y)
    .lineWidth(options.weight ?? 0.5)
    .strokeColor(options.color ?? RULE)
    .stroke();
}
