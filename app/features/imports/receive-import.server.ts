import { startProgress } from '~/features/progress/report-progress.server';
import type { CommandResult, IpmContext, Refusal } from '~/platform/context';
import type { Upload } from '~/platform/upload.server';
import { recordAudit } from '../audit/record-audit.server';
import { kindOfStored } from '../spreadsheets/stored-kind.server';
import type { UploadImportInput } from './import-form';
import { findColumns, type FileColumns } from './find-columns.server';
import { UnreadableFile } from '../spreadsheets/sheet-row';

type StoredUpload = Extract<Upload, { state: 'stored' }>;
type Received = { readonly batchId: bigint; readonly storageKey: string };

/** Takes a file in: refused at once when it is no table of that kind, else analysed by a job. */
export async function receiveImport(
  ctx: IpmContext,
  input: UploadImportInput,
  upload: Upload,
): Promise<CommandResult<Received>> {
  if (upload.state !== 'stored') return refuse(`import-file-${upload.state}`);
  const opened = await openTable(ctx, input, upload);
  if ('ok' in opened) return opened;
  const result = await ctx.transaction(async (tx) => {
    const batchId = tx.newId();
    await tx.sql.insert('ImportBatch', {
      id: batchId,
      kind: input.kind,
      fileName: upload.fileName,
      format: opened.format,
      storageKey: upload.key,
      sha256: upload.sha256,
      sizeBytes: BigInt(upload.sizeBytes),
      state: needsPeople(opened) ? 'mapping' : 'uploaded',
      columns: JSON.stringify(opened.columns),
      headerRow: opened.headerRow,
      effectiveOn: input.effectiveOn,
      isComplete: input.isComplete && input.kind === 'participants',
      createdBy: ctx.user.id,
      createdAt: tx.now,
      updatedAt: tx.now,
    });
    await recordAudit(ctx, tx, {
      action: 'import.uploaded',
      entityKind: 'import',
      entityId: batchId,
      after: { kind: input.kind, fileName: upload.fileName, sha256: upload.sha256 },
    });
    await startProgress(tx, batchId, 'import.analyse');
    if (!needsPeople(opened)) await tx.enqueue('import.analyse', { batchId });
    return { batchId, storageKey: upload.key };
  });
  // The same form sent twice: the first file is the batch's, the second copy is not needed.
  if (result.storageKey !== upload.key) await ctx.ports.storage.remove(upload.key);
  return { ok: true, ...result };
}

type Table = FileColumns & { readonly format: 'csv' | 'xlsx' };

/** A column lacks, or one is left that nobody has said anything about: then people say what is what. */
const needsPeople = ({ missing, undecided }: FileColumns) =>
  missing.length > 0 || undecided.length > 0;

async function openTable(
  ctx: IpmContext,
  input: UploadImportInput,
  upload: StoredUpload,
): Promise<Table | Refusal> {
  const content = await kindOfStored(ctx.ports.storage, upload.key);
  if (content !== 'csv' && content !== 'xlsx') return refuse(`import-file-${content}`);
  try {
    const sheet = { kind: input.kind, storageKey: upload.key, format: content };
    return { ...(await findColumns(ctx, sheet)), format: content };
  } catch (error) {
    if (error instanceof UnreadableFile) return refuse(error.reason, error.values);
    throw error;
  }
}

const refuse = (reason: string, values: Readonly<Record<string, string>> = {}): Refusal => ({
  ok: false,
  reason,
  values,
});
