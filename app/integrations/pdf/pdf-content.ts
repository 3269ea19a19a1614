/** What a document says. Every text arrives in its language, money and dates already written. */
export type PdfDocument = {
  title: string;
  /** `fr` or `en`: the language that readers aloud will use. */
  language: string;
  letterhead: PdfLetterhead;
  /** Reference, date, period: short facts beside the title. */
  facts: readonly PdfFact[];
  /** Issuer and addressee; two at most. */
  parties: readonly PdfParty[];
  tables: readonly PdfTable[];
  totals: readonly PdfTotal[];
  /** «Arrêté à la somme de …»: the whole sentence, or null. */
  amountInWords: string | null;
  notes: readonly string[];
  verification: PdfVerification | null;
  /** On every page when the figures are invented. */
  demonstrationNotice: string | null;
  /** Short text at the left of every footer, such as the reference. */
  footer: string;
  pageLabel: (page: number, pageCount: number) => string;
  /** Becomes the document's date of creation. */
  issuedAt: Date;
};

export type PdfLetterhead = {
  name: string;
  /** Address, phone, mail: one line each. */
  lines: readonly string[];
  /** «Arrêté n° … du …». */
  approval: string | null;
};

export type PdfFact = { label: string; value: string };

export type PdfParty = { label: string; lines: readonly string[] };

export type PdfTable = {
  caption?: string;
  columns: readonly PdfColumn[];
  /** One text per column. An asynchronous source is read as the pages are laid out. */
  rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>;
  /** One text per column, below the last row. */
  totalRow?: readonly string[];
  emptyText?: string;
};

export type PdfColumn = {
  header: string;
  /** Share of the width, relative to the other columns. */
  weight: number;
  align: 'left' | 'right';
};

export type PdfTotal = { label: string; value: string; isMain?: boolean };

export type PdfVerification = {
  /** What the reader can do with the code, in a sentence. */
  text: string;
  code: string;
  url: string;
};
