import type { EmployerRow } from '~/domain/import/employer-row';
import type { Day } from '~/domain/period';
import { changedFields, type Decision } from './importer';

export type KnownEmployer = {
  readonly id: bigint;
  readonly ninea: string;
  readonly name: string;
  readonly regionCode: string;
  readonly sector: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
};

export type EmployerWork = {
  readonly value: EmployerRow;
  readonly known: KnownEmployer | null;
  readonly fields: Readonly<Record<string, string | null>>;
  readonly affiliatedOn: Day;
};

type EmployerFacts = {
  readonly known: KnownEmployer | null;
  readonly effectiveOn: Day;
};

/** What one row of an employers' file does to what is known. */
export function planEmployer(value: EmployerRow, facts: EmployerFacts): Decision<EmployerWork> {
  const { known, effectiveOn } = facts;
  const { ninea, legalName: name, regionCode, sector, phone, email, address } = value;
  const affiliatedOn = value.affiliatedOn ?? effectiveOn;
  if (known === null) {
    return {
      outcome: 'create',
      after: { ninea, name, regionCode, sector, phone, email, address, affiliatedOn },
      work: { value, known, fields: {}, affiliatedOn },
    };
  }
  const file = { name, regionCode, sector, phone, email, address };
  const { before, after } = changedFields(known, file);
  if (Object.keys(after).length === 0) return { outcome: 'unchanged' };
  const work = { value, known, fields: after, affiliatedOn };
  return { outcome: 'change', before, after, work };
}
