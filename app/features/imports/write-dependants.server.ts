import { OPEN_END } from '~/domain/period';
import type { IpmTransaction, TenantContext } from '~/platform/context';
import type { RecordUndo, WrittenRecord } from './importer';
import { decideDependants } from './load-dependants.server';
import type { DependantValue, DependantWork } from './plan-dependant';

/** A national person for each dependant that nobody knows yet: as many as the works will ask for. */
export async function prepareDependants(
  ctx: TenantContext,
  values: readonly DependantValue[],
): Promise<readonly bigint[]> {
  const decisions = await decideDependants(ctx, ctx.sql, values, {
    effectiveOn: ctx.today,
    lock: false,
  });
  const added = decisions.filter(({ outcome }) => outcome === 'create');
  return ctx.identities.ensurePersons(added.map(() => null));
}

export async function writeDependants(
  _ctx: TenantContext,
  tx: IpmTransaction,
  works: readonly DependantWork[],
  persons: readonly bigint[],
): Promise<WrittenRecord[]> {
  const { later } = tx;
  const ids = new Map(works.map((work) => [work, work.known?.id ?? tx.newId()]));
  const added = works.filter((work) => work.known === null);
  await later.insertMany(
    'Dependant',
    added.map((work, index) => {
      const { value, participantId, linkedOn } = work;
      return {
        id: required(ids.get(work)),
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
      };
    }),
  );
  for (const { known, fields, returns, linkedOn } of works) {
    if (known === null) continue;
    const kept = { ...known, ...fields };
    await later.runOnOne`UPDATE Dependant SET sex = ${kept.sex},
        schoolCertificateUntil = ${kept.schoolCertificateUntil}, updatedAt = ${tx.now}
        ${returns ? later.part`, validFrom = ${linkedOn}, validTo = ${OPEN_END}` : later.none}
      WHERE ipmId = ${later.ipm} AND id = ${known.id}`;
  }
  return works.map((work) => ({ id: required(ids.get(work)), undo: undoOf(work) }));
}

function undoOf({ known }: DependantWork): RecordUndo | null {
  if (known === null) return null;
  const { sex, schoolCertificateUntil, validFrom, validTo } = known;
  return { fields: { sex, schoolCertificateUntil, validFrom, validTo } };
}

function required(id: bigint | undefined): bigint {
  if (id === undefined) throw new Error('a dependant has no national row');
  return id;
}
