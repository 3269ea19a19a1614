import { dependantMatchKey } from '~/domain/affiliation/dependant';
import type { Day } from '~/domain/period';
import type { IpmContext, Refusal, TenantSql } from '~/platform/context';

/** Another participant of the IPM with the same matricule or national number. */
export async function conflictOf(
  ctx: Pick<IpmContext, 'vault' | 'ipm'>,
  sql: TenantSql,
  person: { readonly matricule: string; readonly nin: string | null },
  memberId: bigint | null,
): Promise<Refusal | null> {
  const self = memberId ?? 0n;
  const same = await sql.first<{ lastName: string; firstName: string }>`
    SELECT lastName, firstName FROM Participant
    WHERE ipmId = ${sql.ipm} AND matricule = ${person.matricule} AND id <> ${self}`;
  if (same !== null) {
    const name = `${same.firstName} ${same.lastName}`;
    return { ok: false, reason: 'matricule-taken', values: { name } };
  }
  if (person.nin === null) return null;
  const ninIndex = ctx.vault.blindIndex(person.nin, ctx.ipm.id);
  const owner = await sql.first<{ matricule: string }>`SELECT matricule FROM Participant
    WHERE ipmId = ${sql.ipm} AND ninIndex = ${ninIndex} AND id <> ${self} LIMIT 1`;
  if (owner === null) return null;
  return { ok: false, reason: 'nin-taken', values: { matricule: owner.matricule } };
}

type Tied = Parameters<typeof dependantMatchKey>[0] & { readonly validFrom: Day };

/** Another dependant of the participant by the same name and birth date, or a tie from before the birth. */
export async function dependantConflictOf(
  sql: TenantSql,
  memberId: bigint,
  dependant: Tied,
  dependantId: bigint | null,
): Promise<Refusal | null> {
  const { birthDate, validFrom } = dependant;
  const known = await sql.first<{ id: bigint }>`SELECT id FROM Dependant
    WHERE ipmId = ${sql.ipm} AND participantId = ${memberId}
      AND matchKey = ${dependantMatchKey(dependant)} AND id <> ${dependantId ?? 0n}`;
  if (known !== null) return { ok: false, reason: 'dependant-known' };
  if (birthDate !== null && validFrom < birthDate) return { ok: false, reason: 'before-birth' };
  return null;
}
