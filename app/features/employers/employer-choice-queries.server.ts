import type { TenantSql } from '~/platform/context';

/** The employer that a list is filtered by, as its chip shows it. */
export async function chosenEmployer({ sql }: { readonly sql: TenantSql }, id: bigint | null) {
  if (id === null) return null;
  const row = await sql.first<{ name: string }>`SELECT name FROM Affiliation
    WHERE ipmId = ${sql.ipm} AND id = ${id}`;
  return row === null ? null : { value: String(id), label: row.name };
}
