import type { IpmTransaction, TenantContext } from '~/platform/context';
import type { InsertRow } from '~/platform/database/tenant-sql.server';
import type { KnownParticipant, ParticipantWork } from './plan-participant';

/** National person of each row that is new or brings a new national number. */
export async function preparePersons(
  ctx: TenantContext,
  works: readonly ParticipantWork[],
): Promise<ReadonlyMap<string, bigint>> {
  const needed = works.filter((work) => work.known === null || work.ninChanges);
  const ids = await ctx.identities.ensurePersons(needed.map(({ value }) => value.nin));
  return new Map(needed.map(({ value }, index) => [value.matricule, ids[index] ?? 0n]));
}

export async function writeParticipants(
  ctx: TenantContext,
  tx: IpmTransaction,
  works: readonly ParticipantWork[],
  persons: ReadonlyMap<string, bigint>,
): Promise<void> {
  const ids = new Map(works.map((work) => [work, work.known?.id ?? tx.newId()]));
  const idOf = (work: ParticipantWork) => required(ids.get(work));
  const personOf = (work: ParticipantWork) => required(persons.get(work.value.matricule));
  const created = works.filter((work) => work.known === null);
  await tx.sql.insertMany(
    'Participant',
    created.map((work) => participantRow(ctx, tx, work, idOf(work), personOf(work))),
  );
  for (const work of works) {
    if (work.known) await updateParticipant(ctx, tx, work, work.known, personOf);
  }
  await writeEmployments(tx, works, idOf);
}

function participantRow(
  ctx: TenantContext,
  tx: IpmTransaction,
  { value, ninIndex, employment }: ParticipantWork,
  id: bigint,
  personId: bigint,
): InsertRow {
  return {
    id,
    personId,
    matricule: value.matricule,
    lastName: value.lastName,
    firstName: value.firstName,
    birthDate: value.birthDate,
    sex: value.sex,
    phone: value.phone,
    email: value.email,
    ninCiphertext: sealedNin(ctx, value.nin, id),
    ninIndex,
    status: 'active',
    enrolledOn: employment?.insert?.validFrom ?? ctx.today,
    leftOn: null,
    createdAt: tx.now,
    updatedAt: tx.now,
  };
}

async function updateParticipant(
  ctx: TenantContext,
  tx: IpmTransaction,
  work: ParticipantWork,
  known: KnownParticipant,
  personOf: (work: ParticipantWork) => bigint,
) {
  const { sql } = tx;
  const { fields, value, ninIndex, ninChanges, employment } = work;
  const returns = known.status !== 'active' && employment !== null;
  if (Object.keys(fields).length === 0 && !ninChanges && !returns) return;
  const kept = { ...known, ...fields };
  const nin = ninChanges
    ? sql.part`, personId = ${personOf(work)}, ninIndex = ${ninIndex},
        ninCiphertext = ${sealedNin(ctx, value.nin, known.id)}`
    : sql.none;
  await sql.run`UPDATE Participant SET lastName = ${kept.lastName}, firstName = ${kept.firstName},
      birthDate = ${kept.birthDate}, sex = ${kept.sex}, phone = ${kept.phone},
      email = ${kept.email}, updatedAt = ${tx.now}
      ${returns ? sql.part`, status = 'active', leftOn = NULL` : sql.none} ${nin}
    WHERE ipmId = ${sql.ipm} AND id = ${known.id}`;
}

async function writeEmployments(
  tx: IpmTransaction,
  works: readonly ParticipantWork[],
  idOf: (work: ParticipantWork) => bigint,
) {
  const { sql } = tx;
  const inserts: InsertRow[] = [];
  const closing = new Map<string, bigint[]>();
  for (const work of works) {
    const { employment, affiliationId, value } = work;
    if (employment === null) continue;
    const { from, insert, correct, close } = employment;
    closing.set(from, [...(closing.get(from) ?? []), ...close]);
    if (correct !== null) {
      await sql.run`UPDATE Employment SET affiliationId = ${affiliationId},
        monthlySalaryXof = ${value.monthlySalaryXof}
        WHERE ipmId = ${sql.ipm} AND id = ${correct}`;
    }
    if (insert) {
      inserts.push({ ...insert, id: tx.newId(), participantId: idOf(work), createdAt: tx.now });
    }
  }
  for (const [day, ids] of closing) {
    if (ids.length === 0) continue;
    await sql.run`UPDATE Employment SET validTo = ${day}
      WHERE ipmId = ${sql.ipm} AND id IN (${sql.list(ids)})`;
  }
  await sql.insertMany('Employment', inserts);
}

const sealedNin = (ctx: TenantContext, nin: string | null, id: bigint) =>
  nin === null
    ? null
    : ctx.vault.encrypt(nin, {
        table: 'Participant',
        column: 'ninCiphertext',
        ipmId: ctx.ipm.id,
        id,
      });

function required(id: bigint | undefined): bigint {
  if (id === undefined) throw new Error('a row of the chunk has no id');
  return id;
}
