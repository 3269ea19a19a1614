import { IMPORT_COLUMNS, type ImportColumn } from '~/domain/import/header-names';
import { reportProgress } from '~/features/progress/report-progress.server';
import type { CommandResult, IpmContext, Refusal } from '~/platform/context';
import { recordAudit } from '../audit/record-audit.server';
import { getBatch, type ImportBatchRow } from './batch-row.server';
import { rememberChoices } from './column-choices.server';
import type { FileColumn } from './file-column';
import { missingColumns } from './find-columns.server';
import { LEFT_OUT, type ChooseColumnsInput } from './import-form';

/** Takes what people say the columns are, remembers it for the IPM's next files, and analyses anew. */
export async function chooseColumns(
  ctx: IpmContext,
  { batchId, columns: chosen }: ChooseColumnsInput,
): Promise<CommandResult> {
  return ctx.transaction(async (tx) => {
    const { sql } = tx;
    const batch = await getBatch(tx, batchId, 'lock');
    if (batch.state !== 'mapping' && batch.state !== 'ready') {
      return { ok: false, reason: 'import-not-ready' };
    }
    const columns = columnsOf(batch, chosen);
    const refusal = refusalOf(ctx, batch, columns);
    if (refusal !== null) return refusal;
    await sql.run`UPDATE ImportBatch SET state = 'uploaded', columns = ${JSON.stringify(columns)},
        updatedAt = ${tx.now}
      WHERE ipmId = ${sql.ipm} AND id = ${batchId}`;
    await rememberChoices(tx, batch.kind, columns);
    await recordAudit(ctx, tx, {
      action: 'import.columns-chosen',
      entityKind: 'import',
      entityId: batchId,
      before: byHeader(batch.columns),
      after: byHeader(columns),
    });
    await reportProgress(tx, batchId, { state: 'waiting', done: 0 });
    await tx.enqueue('import.analyse', { batchId });
    return { ok: true };
  });
}

function columnsOf({ kind, columns }: ImportBatchRow, chosen: readonly string[]): FileColumn[] {
  const known: readonly ImportColumn[] = IMPORT_COLUMNS[kind];
  return columns.map(({ header }, index) => ({
    header,
    column: known.find((column) => column === chosen[index]) ?? null,
  }));
}

function refusalOf(
  ctx: IpmContext,
  { kind }: ImportBatchRow,
  columns: readonly FileColumn[],
): Refusal | null {
  const name = (column: ImportColumn) => ctx.t(`imports.columns.${column}`);
  const taken = columns.flatMap(({ column }) => (column === null ? [] : [column]));
  const twice = taken.find((column, index) => taken.indexOf(column) !== index);
  if (twice) return { ok: false, reason: 'import-column-twice', values: { column: name(twice) } };
  const missing = missingColumns(kind, columns);
  if (missing.length === 0) return null;
  const names = missing.map(name).join(', ');
  return { ok: false, reason: 'import-columns-missing', values: { columns: names } };
}

/** Headers may be repeated or empty: the place in the file tells them apart. */
const byHeader = (columns: readonly FileColumn[]) =>
  Object.fromEntries(
    columns.map(({ header, column }, index) => [
      header === '' ? `colonne ${index + 1}` : header.replaceAll('.', ' '),
      column ?? LEFT_OUT,
    ]),
  );
