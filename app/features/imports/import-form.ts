import { z } from 'zod';
import { IMPORT_KINDS } from '~/domain/import/header-names';
import { choiceField, countField, dayField, flagField, idField, idsField } from '../forms/fields';

export const UploadImportForm = z.object({
  kind: choiceField(IMPORT_KINDS),
  effectiveOn: dayField(),
  isComplete: flagField(),
});
export type UploadImportInput = z.output<typeof UploadImportForm>;

export const ImportBatchForm = z.object({ batchId: idField() });
export type ImportBatchInput = z.output<typeof ImportBatchForm>;

export const StartImportForm = z.object({ batchId: idField(), confirmLeavers: flagField() });
export type StartImportInput = z.output<typeof StartImportForm>;

const LEAVERS_AT_ONCE = 200;

/** Those on screen that were chosen, and whether they stay or leave. */
export const LeaversForm = z.object({
  batchId: idField(),
  employmentIds: idsField(LEAVERS_AT_ONCE),
  choice: choiceField(['stay', 'leave']),
});
export type LeaversInput = z.output<typeof LeaversForm>;

/** What a select says of a column that is not to be read; an empty one would not be sent. */
export const LEFT_OUT = 'none';
const MAX_COLUMNS = 200;

export const ChooseColumnsForm = z.object({
  batchId: idField(),
  columns: z.array(z.string()).max(MAX_COLUMNS),
});
export type ChooseColumnsInput = z.output<typeof ChooseColumnsForm>;

const MAX_ROW = 10_000_000;
const MAX_CELL = 1_000;

/** A row as corrected: its cells in the order of the file's columns; one left empty is not sent. */
export const CorrectRowForm = z.object({
  batchId: idField(),
  rowNumber: countField(1, MAX_ROW),
  cells: z
    .record(z.string().regex(/^c\d{1,3}$/), z.string().max(MAX_CELL))
    .transform((sent) =>
      Array.from({ length: MAX_COLUMNS }, (_, index) => sent[`c${String(index)}`] ?? ''),
    ),
});
export type CorrectRowInput = z.output<typeof CorrectRowForm>;
