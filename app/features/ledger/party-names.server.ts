import type { TenantContext, TenantSql } from '~/platform/context';

type Named = { readonly id: bigint; readonly name: string };

/** Names of third parties such as `affiliation:123`, for people; what is not found stays as it is. */
export async function namesOfParties(
  { sql }: Pick<TenantContext, 'sql'>,
  parties: readonly (string | null)[],
): Promise<Record<string, string>> {
  const names: Record<string, string> = { icamo: 'ICAMO' };
  const wanted = [...new Set(parties.filter((party) => party !== null))];
  for (const [kind, find] of Object.entries(FINDERS)) {
    const ids = wanted.flatMap((party) => idOf(party, kind));
    if (ids.length === 0) continue;
    for (const { id, name } of await find(sql, ids)) names[`${kind}:${id}`] = name;
  }
  return names;
}

const FINDERS: Readonly<Record<string, (sql: TenantSql, ids: bigint[]) => Promise<Named[]>>> = {
  affiliation: (sql, ids) => sql.rows<Named>`SELECT id, name FROM Affiliation
    WHERE ipmId = ${sql.ipm} AND id IN (${sql.list(ids)})`,
  adhesion: (sql, ids) => sql.rows<Named>`SELECT id, name FROM ProviderAdhesion
    WHERE ipmId = ${sql.ipm} AND id IN (${sql.list(ids)})`,
  ipm: (sql, ids) => sql.rows<Named>`SELECT i.id, i.shortName AS name FROM Ipm i
    WHERE i.id IN (${sql.list(ids)}) AND EXISTS (SELECT 1 FROM LedgerAccount a
      WHERE a.ipmId = ${sql.ipm})`,
};

function idOf(party: string, kind: string): bigint[] {
  const digits = party.startsWith(`${kind}:`) ? party.slice(kind.length + 1) : '';
  return /^\d{1,19}$/.test(digits) ? [BigInt(digits)] : [];
}
