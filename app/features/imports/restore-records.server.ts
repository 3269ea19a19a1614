import type { ImportKind } from '~/domain/import/header-names';
import type { IpmTransaction, TenantSql } from '~/platform/context';
import type { RecordUndo } from './importer';

/** A row of what a chunk did, as it is stored. */
export type StoredChange = {
  readonly entityId: bigint;
  readonly entityKind: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly undo: string | null;
};

/** What was made goes, what was changed becomes what it was. */
export async function restoreRecords(
  { sql }: IpmTransaction,
  kind: ImportKind,
  changes: readonly StoredChange[],
): Promise<void> {
  const made = changes.filter(({ undo }) => undo === null).map(({ entityId }) => entityId);
  await REMOVE[kind](sql, made);
  for (const { entityId, undo } of changes) {
    if (undo === null) continue;
    await RESTORE[kind](sql, entityId, JSON.parse(undo) as RecordUndo);
  }
}

type Remove = (sql: TenantSql, ids: readonly bigint[]) => Promise<unknown>;
type Restore = (sql: TenantSql, id: bigint, undo: RecordUndo) => Promise<unknown>;

const REMOVE: Readonly<Record<ImportKind, Remove>> = {
  async participants(sql, ids) {
    const list = sql.list(ids);
    const employments = await sql.rows<{ id: bigint }>`SELECT id FROM Employment
      WHERE ipmId = ${sql.ipm} AND participantId IN (${list})`;
    await removeEmployments(
      sql,
      employments.map(({ id }) => id),
    );
    await sql.run`DELETE FROM Participant WHERE ipmId = ${sql.ipm} AND id IN (${list})`;
  },
  dependants: (sql, ids) =>
    sql.run`DELETE FROM Dependant WHERE ipmId = ${sql.ipm} AND id IN (${sql.list(ids)})`,
  employers: (sql, ids) =>
    sql.run`DELETE FROM Affiliation WHERE ipmId = ${sql.ipm} AND id IN (${sql.list(ids)})`,
};

const RESTORE: Readonly<Record<ImportKind, Restore>> = {
  async participants(sql, id, { fields, employment }) {
    const was = (field: string) => fields[field] ?? null;
    await sql.run`UPDATE Participant SET lastName = ${was('lastName')}, firstName = ${was('firstName')},
        birthDate = ${was('birthDate')}, sex = ${was('sex')}, phone = ${was('phone')},
        email = ${was('email')}, status = ${was('status')}, leftOn = ${was('leftOn')},
        personId = ${was('personId')}, ninIndex = ${was('ninIndex')},
        ninCiphertext = ${was('ninCiphertext')}
      WHERE ipmId = ${sql.ipm} AND id = ${id}`;
    if (employment) await restoreEmployment(sql, employment);
  },
  dependants(sql, id, { fields }) {
    const was = (field: string) => fields[field] ?? null;
    return sql.run`UPDATE Dependant SET sex = ${was('sex')}, validFrom = ${was('validFrom')},
        validTo = ${was('validTo')}, schoolCertificateUntil = ${was('schoolCertificateUntil')}
      WHERE ipmId = ${sql.ipm} AND id = ${id}`;
  },
  employers(sql, id, { fields }) {
    const was = (field: string) => fields[field] ?? null;
    return sql.run`UPDATE Affiliation SET name = ${was('name')},
        regionCode = ${was('regionCode')}, sector = ${was('sector')}, phone = ${was('phone')},
        email = ${was('email')}, address = ${was('address')}
      WHERE ipmId = ${sql.ipm} AND id = ${id}`;
  },
};

/** Another file, not applied yet, may have found them among its leavers. */
async function removeEmployments(sql: TenantSql, ids: readonly bigint[]) {
  if (ids.length === 0) return;
  await sql.run`DELETE FROM ImportLeaver
    WHERE ipmId = ${sql.ipm} AND employmentId IN (${sql.list(ids)})`;
  await sql.run`DELETE FROM Employment WHERE ipmId = ${sql.ipm} AND id IN (${sql.list(ids)})`;
}

async function restoreEmployment(
  sql: TenantSql,
  { inserted, closed, corrected }: NonNullable<RecordUndo['employment']>,
) {
  if (inserted !== null) {
    await removeEmployments(sql, [BigInt(inserted)]);
  }
  for (const { id, validTo } of closed) {
    await sql.run`UPDATE Employment SET validTo = ${validTo}
      WHERE ipmId = ${sql.ipm} AND id = ${BigInt(id)}`;
  }
  if (corrected === null) return;
  await sql.run`UPDATE Employment SET affiliationId = ${BigInt(corrected.affiliationId)},
      monthlySalaryXof = ${BigInt(corrected.monthlySalaryXof)}
    WHERE ipmId = ${sql.ipm} AND id = ${BigInt(corrected.id)}`;
}
