import type { ImportColumn } from '~/domain/import/header-names';

/** A header of a file, and the column that it was taken for. */
export type FileColumn = { readonly header: string; readonly column: ImportColumn | null };
