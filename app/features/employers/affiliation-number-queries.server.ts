import type { Day } from '~/domain/period';
import type { IpmTransaction } from '~/platform/context';

export type NewAffiliation = {
  readonly id?: bigint;
  readonly employerId: bigint;
  readonly ninea: string;
  readonly name: string;
  readonly regionCode: string;
  readonly sector: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly affiliatedOn: Day;
};

const SERIES = 'affiliation';
/** The series goes on through the years. */
const EVERY_YEAR = 0;

/** Inserts affiliations at the end of the transaction, numbered `A-000123` without gaps. */
export function insertAffiliations(tx: IpmTransaction, affiliations: readonly NewAffiliation[]) {
  if (affiliations.length === 0) return;
  tx.atEnd('number', SERIES, async () => {
    const last = await tx.nextNumber(SERIES, EVERY_YEAR, affiliations.length);
    const first = last - BigInt(affiliations.length) + 1n;
    await tx.later.insertMany(
      'Affiliation',
      affiliations.map((affiliation, index) => ({
        ...affiliation,
        id: affiliation.id ?? tx.newId(),
        number: `A-${String(first + BigInt(index)).padStart(6, '0')}`,
        status: 'active',
        endedOn: null,
        createdAt: tx.now,
        updatedAt: tx.now,
      })),
    );
  });
}
