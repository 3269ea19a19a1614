import type { Readable } from 'node:stream';

/** A row of a file: its number as a spreadsheet shows it, and its cells as text. */
export type SheetRow = { readonly number: number; readonly cells: readonly string[] };

/** Opens the file from its start; called once for each pass. */
export type OpenFile = () => Promise<Readable>;

/** The file cannot be read as a table; `reason` is a sentence below `reasons` in i18n. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';

  constructor(
    readonly reason: string,
    readonly values: Readonly<Record<string, string>> = {},
  ) {
    super(reason);
  }
}
