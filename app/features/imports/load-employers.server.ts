import type { EmployerRow } from '~/domain/import/employer-row';
import type { TenantContext, TenantSql } from '~/platform/context';
import type { Decision, ImportTerms } from './importer';
import { planEmployer, type EmployerWork, type KnownEmployer } from './plan-employer';

/** Decides a chunk of rows from one set query. */
export async function decideEmployers(
  _ctx: TenantContext,
  sql: TenantSql,
  values: readonly EmployerRow[],
  terms: ImportTerms,
): Promise<Decision<EmployerWork>[]> {
  const nineas = values.map(({ ninea }) => ninea);
  const rows = await sql.rows<KnownEmployer>`
    SELECT id, ninea, name, regionCode, sector, phone, email, address FROM Affiliation
    WHERE ipmId = ${sql.ipm} AND ninea IN (${sql.list(nineas)})
    ${terms.lock ? sql.part`FOR UPDATE` : sql.none}`;
  const known = new Map(rows.map((row) => [row.ninea, row]));
  return values.map((value) =>
    planEmployer(value, {
      known: known.get(value.ninea) ?? null,
      effectiveOn: terms.effectiveOn,
    }),
  );
}
