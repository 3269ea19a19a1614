import { z } from 'zod';
import { IMPORT_KINDS } from '~/domain/import/header-names';
import { choiceField, dayField, idField } from '../forms/fields';

export const UploadImportForm = z.object({
  kind: choiceField(IMPORT_KINDS),
  effectiveOn: dayField(),
});
export type UploadImportInput = z.output<typeof UploadImportForm>;

export const ImportBatchForm = z.object({ batchId: idField() });
export type ImportBatchInput = z.output<typeof ImportBatchForm>;

/** What a select says of a column that is not to be read; an empty one would not be sent. */
export const LEFT_OUT = 'none';
const MAX_COLUMNS = 200;

export const ChooseColumnsForm = z.object({
  batchId: idField(),
  columns: z.array(z.string()).max(MAX_COLUMNS),
});
export type ChooseColumnsInput = z.output<typeof ChooseColumnsForm>;
