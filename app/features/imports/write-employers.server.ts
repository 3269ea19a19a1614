import type { IpmTransaction, TenantContext } from '~/platform/context';
import { insertAffiliations } from '../employers/affiliation-number-queries.server';
import type { EmployerRow } from '~/domain/import/employer-row';
import type { RecordUndo, WrittenRecord } from './importer';
import type { EmployerWork } from './plan-employer';

/** National row of each employer; one that the IPM already knows is there already. */
export function prepareEmployers(
  ctx: TenantContext,
  values: readonly EmployerRow[],
): Promise<ReadonlyMap<string, bigint>> {
  return ctx.identities.ensureEmployers(
    values.map(({ ninea, legalName, regionCode }) => ({ ninea, legalName, regionCode })),
  );
}

export async function writeEmployers(
  _ctx: TenantContext,
  tx: IpmTransaction,
  works: readonly EmployerWork[],
  identities: ReadonlyMap<string, bigint>,
): Promise<WrittenRecord[]> {
  const { later } = tx;
  for (const { known, fields } of works) {
    if (known === null) continue;
    const kept = { ...known, ...fields };
    await later.runOnOne`UPDATE Affiliation SET name = ${kept.name}, regionCode = ${kept.regionCode},
        sector = ${kept.sector}, phone = ${kept.phone}, email = ${kept.email},
        address = ${kept.address}, updatedAt = ${tx.now}
      WHERE ipmId = ${later.ipm} AND id = ${known.id}`;
  }
  const ids = new Map(works.map((work) => [work, work.known?.id ?? tx.newId()]));
  const idOf = (work: EmployerWork) => required(ids.get(work));
  const added = works.filter((work) => work.known === null);
  insertAffiliations(
    tx,
    added.map((work) => {
      const { value, affiliatedOn } = work;
      const id = idOf(work);
      const employerId = required(identities.get(value.ninea));
      const { ninea, legalName: name, regionCode, sector, phone, email, address } = value;
      const contact = { phone, email, address };
      return { id, employerId, ninea, name, sector, ...contact, regionCode, affiliatedOn };
    }),
  );
  return works.map((work) => ({ id: idOf(work), undo: undoOf(work) }));
}

function undoOf({ known }: EmployerWork): RecordUndo | null {
  if (known === null) return null;
  const { name, regionCode, sector, phone, email, address } = known;
  return { fields: { name, regionCode, sector, phone, email, address } };
}

function required(id: bigint | undefined): bigint {
  if (id === undefined) throw new Error('an employer has no national row');
  return id;
}
