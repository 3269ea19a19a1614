import type { IpmTransaction, TenantContext } from '~/platform/context';
import { insertAffiliations } from '../employers/affiliation-number-queries.server';
import type { EmployerWork } from './plan-employer';

/** National row of each employer that the IPM does not know yet. */
export function prepareEmployers(
  ctx: TenantContext,
  works: readonly EmployerWork[],
): Promise<ReadonlyMap<string, bigint>> {
  const added = works.filter((work) => work.known === null);
  return ctx.identities.ensureEmployers(
    added.map(({ value: { ninea, legalName, regionCode } }) => ({ ninea, legalName, regionCode })),
  );
}

export async function writeEmployers(
  _ctx: TenantContext,
  tx: IpmTransaction,
  works: readonly EmployerWork[],
  identities: ReadonlyMap<string, bigint>,
): Promise<void> {
  const { sql } = tx;
  for (const { known, fields } of works) {
    if (known === null) continue;
    const kept = { ...known, ...fields };
    await sql.run`UPDATE Affiliation SET name = ${kept.name}, regionCode = ${kept.regionCode},
        sector = ${kept.sector}, phone = ${kept.phone}, email = ${kept.email},
        address = ${kept.address}, updatedAt = ${tx.now}
      WHERE ipmId = ${sql.ipm} AND id = ${known.id}`;
  }
  const added = works.filter((work) => work.known === null);
  insertAffiliations(
    tx,
    added.map(({ value, affiliatedOn }) => {
      const employerId = identities.get(value.ninea);
      if (employerId === undefined) throw new Error('an employer has no national row');
      const { ninea, legalName: name, regionCode, sector, phone, email, address } = value;
      return { employerId, ninea, name, sector, phone, email, address, regionCode, affiliatedOn };
    }),
  );
}
