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
