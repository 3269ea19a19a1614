import type { TenantContext, TenantSql } from '~/platform/context';

type Named = { readonly id: bigint; readonly name: string | null };
type Entry = { readonly entityKind: string; readonly entityId: bigint };

/** Number or name of the records that entries concern, by `kind:id`. */
export async function namesOfRecords(
  { sql }: Pick<TenantContext, 'sql'>,
  entries: readonly Entry[],
): Promise<Record<string, string>> {
  const names: Record<string, string> = {};
  for (const [kind, find] of Object.entries(FINDERS)) {
    const ids = entries.filter((one) => one.entityKind === kind).map((one) => one.entityId);
    if (ids.length === 0) continue;
    for (const { id, name } of await find(sql, [...new Set(ids)])) {
      if (name !== null) names[`${kind}:${id}`] = name;
    }
  }
  return names;
}

const FINDERS: Readonly<Record<string, (sql: TenantSql, ids: bigint[]) => Promise<Named[]>>> = {
  receipt: (sql, ids) => sql.rows<Named>`SELECT id, number AS name FROM Receipt
    WHERE ipmId = ${sql.ipm} AND id IN (${sql.list(ids)})`,
  call: (sql, ids) => sql.rows<Named>`SELECT id, number AS name FROM ContributionCall
    WHERE ipmId = ${sql.ipm} AND id IN (${sql.list(ids)})`,
  invoice: (sql, ids) => sql.rows<Named>`SELECT id, number AS name FROM ProviderInvoice
    WHERE ipmId = ${sql.ipm} AND id IN (${sql.list(ids)})`,
  employer: (sql, ids) => sql.rows<Named>`SELECT id, name FROM Affiliation
    WHERE ipmId = ${sql.ipm} AND id IN (${sql.list(ids)})`,
  provider: (sql, ids) => sql.rows<Named>`SELECT id, name FROM ProviderAdhesion
    WHERE ipmId = ${sql.ipm} AND id IN (${sql.list(ids)})`,
  participant: (sql, ids) => sql.rows<Named>`SELECT id, matricule AS name FROM Participant
    WHERE ipmId = ${sql.ipm} AND id IN (${sql.list(ids)})`,
  import: (sql, ids) => sql.rows<Named>`SELECT id, fileName AS name FROM ImportBatch
    WHERE ipmId = ${sql.ipm} AND id IN (${sql.list(ids)})`,
};
