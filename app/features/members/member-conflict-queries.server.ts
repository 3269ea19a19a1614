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
