import { IMPORT_COLUMNS, type ImportColumn, type ImportKind } from '~/domain/import/header-names';
import { comparisonKey } from '~/domain/text/comparison-key';
import type { IpmTransaction, TenantContext } from '~/platform/context';
import type { FileColumn } from './file-column';

const MAX_HEADER = 120;
const MAX_CHOICES = 1_000;

export type ColumnChoices = {
  /** The column chosen for a header, null when it is to be left out, undefined when nobody chose. */
  readonly columnOf: (header: string) => ImportColumn | null | undefined;
};

/** What the people of this IPM chose for the headers of their files of that kind. */
export async function choicesOf(
  { sql }: Pick<TenantContext, 'sql'>,
  kind: ImportKind,
): Promise<ColumnChoices> {
  const rows = await sql.rows<{ header: string; columnName: string | null }>`
    SELECT header, columnName FROM ImportColumnChoice
    WHERE ipmId = ${sql.ipm} AND kind = ${kind} ORDER BY updatedAt DESC LIMIT ${MAX_CHOICES}`;
  const known: readonly ImportColumn[] = IMPORT_COLUMNS[kind];
  const chosen = new Map(
    rows.map(({ header, columnName }) => [
      header,
      known.find((column) => column === columnName) ?? null,
    ]),
  );
  return { columnOf: (header) => (header === '' ? undefined : chosen.get(keyOf(header))) };
}

/** Keeps the choices for the next files with the same headers. */
export async function rememberChoices(
  tx: IpmTransaction,
  kind: ImportKind,
  columns: readonly FileColumn[],
): Promise<void> {
  const { sql } = tx;
  const chosen = new Map(columns.map(({ header, column }) => [keyOf(header), column]));
  for (const [header, column] of chosen) {
    if (header === '') continue;
    await sql.run`INSERT INTO ImportColumnChoice (ipmId, kind, header, columnName, updatedAt)
      VALUES (${sql.ipm}, ${kind}, ${header}, ${column}, ${tx.now})
      ON DUPLICATE KEY UPDATE columnName = ${column}, updatedAt = ${tx.now}`;
  }
}

const keyOf = (header: string) => comparisonKey(header).slice(0, MAX_HEADER);
