import { OPEN_END } from '~/domain/period';
import type { IpmTransaction, TenantContext } from '~/platform/context';
import type { DependantWork } from './plan-dependant';

/** A national person for each new dependant, in the order of the rows. */
export async function prepareDependants(
  ctx: TenantContext,
  works: readonly DependantWork[],
): Promise<readonly bigint[]> {
  const added = works.filter((work) => work.known === null);
  return ctx.identities.ensurePersons(added.map(() => null));
}

export async function writeDependants(
  _ctx: TenantContext,
  tx: IpmTransaction,
  works: readonly DependantWork[],
  persons: readonly bigint[],
): Promise<void> {
  const { sql } = tx;
  const added = works.filter((work) => work.known === null);
  await sql.insertMany(
    'Dependant',
    added.map(({ value, participantId, linkedOn }, index) => ({
      id: tx.newId(),
      participantId,
      // Persons made for nothing are harmless; one too few is made up for by the next attempt.
      personId: required(persons[index]),
      matchKey: value.matchKey,
      lastName: value.lastName,
      firstName: value.firstName,
      birthDate: value.birthDate,
      sex: value.sex,
      relation: value.relation,
      schoolCertificateUntil: value.schoolCertificateUntil,
      validFrom: linkedOn,
      validTo: OPEN_END,
      createdAt: tx.now,
      updatedAt: tx.now,
    })),
  );
  for (const { known, fields, returns, linkedOn } of works) {
    if (known === null) continue;
    const kept = { ...known, ...fields };
    await sql.run`UPDATE Dependant SET sex = ${kept.sex},
        schoolCertificateUntil = ${kept.schoolCertificateUntil}, updatedAt = ${tx.now}
        ${returns ? sql.part`, validFrom = ${linkedOn}, validTo = ${OPEN_END}` : sql.none}
      WHERE ipmId = ${sql.ipm} AND id = ${known.id}`;
  }
}

function required(id: bigint | undefined): bigint {
  if (id === undefined) throw new Error('a dependant has no national row');
  return id;
}
