import type { CommandResult, IpmContext, Refusal } from '~/platform/context';
import type { Upload } from '~/platform/upload.server';
import { readRows } from '~/features/spreadsheets/read-rows.server';
import { UnreadableFile } from '~/features/spreadsheets/sheet-row';
import { kindOfStored } from '~/features/spreadsheets/stored-kind.server';
import { checkFileLines } from './check-file-lines.server';
import { readHeader, readLine, type FileColumns } from './invoice-file';
import type { UploadInvoiceInput } from './invoice-form';
import { MAX_LINES } from './invoice-limits';

type FilledForm = {
  readonly values: Readonly<Record<string, string>>;
  readonly fieldErrors: Readonly<Record<string, string>>;
};
type FileLine = ReturnType<typeof readLine>;

/**
 * A provider's bordereau becomes the form of entry, filled in, with each wrong line's reason beside its
 * field: nothing is stored before the provider sends it. The file itself is not kept.
 */
export async function readInvoiceFile(
  ctx: IpmContext,
  { adhesionId }: UploadInvoiceInput,
  upload: Upload,
): Promise<CommandResult<FilledForm>> {
  if (upload.state !== 'stored') return { ok: false, reason: `import-file-${upload.state}` };
  const lines = await readLines(ctx, upload.key);
  if (!Array.isArray(lines)) return lines;
  await ctx.ports.storage.remove(upload.key);
  const values: Record<string, string> = {
    adhesionId: String(adhesionId),
    lineCount: String(lines.length),
    compact: 'yes',
    _intent: 'enter',
  };
  for (const [index, line] of lines.entries()) {
    for (const [field, text] of Object.entries(line)) values[`lines.${index}.${field}`] = text;
  }
  return { ok: true, values, fieldErrors: await checkFileLines(ctx, adhesionId, lines) };
}

/** Reads as the file streams, and stops at the first row too many. */
async function readLines(ctx: IpmContext, storageKey: string): Promise<FileLine[] | Refusal> {
  const { storage } = ctx.ports;
  const format = await kindOfStored(storage, storageKey);
  if (format !== 'csv' && format !== 'xlsx') {
    return { ok: false, reason: `import-file-${format}` };
  }
  const lines: FileLine[] = [];
  let columns: FileColumns | null = null;
  try {
    for await (const { cells } of readRows(storage, { storageKey, format })) {
      if (columns === null) {
        const header = readHeader(cells);
        if (!header.ok) {
          const values = { columns: header.missing.join(', ') };
          return { ok: false, reason: 'import-columns-missing', values };
        }
        columns = header.columns;
        continue;
      }
      if (lines.length === MAX_LINES) {
        return { ok: false, reason: 'invoice-file-too-long', values: { count: MAX_LINES } };
      }
      lines.push(readLine(cells, columns));
    }
  } catch (error) {
    if (error instanceof UnreadableFile) {
      return { ok: false, reason: error.reason, values: error.values };
    }
    throw error;
  }
  return lines.length === 0 ? { ok: false, reason: 'import-no-rows' } : lines;
}
