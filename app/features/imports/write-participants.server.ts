import type { IpmTransaction, TenantContext } from '~/platform/context';
import type { InsertRow } from '~/platform/database/tenant-sql.server';
import type { ParticipantRow } from '~/domain/import/participant-row';
import type { RecordUndo, WrittenRecord } from './importer';
import { matriculeKey, type KnownParticipant, type ParticipantWork } from './plan-participant';

/** National person of each row that is new or brings a new national number, by matricule. */
export async function preparePersons(
  ctx: TenantContext,
  values: readonly ParticipantRow[],
): Promise<ReadonlyMap<string, bigint>> {
  const { sql } = ctx;
  const rows = await sql.rows<{ matricule: string; ninIndex: string | null }>`
    SELECT matricule, ninIndex FROM Participant WHERE ipmId = ${sql.ipm}
      AND matricule IN (${sql.list(values.map(({ matricule }) => matricule))})`;
  const known = new Map(rows.map((row) => [matriculeKey(row.matricule), row.ninIndex]));
  const needed = values.filter(({ matricule, nin }) => {
    const ninIndex = known.get(matriculeKey(matricule));
    if (ninIndex === undefined || nin === null) return ninIndex === undefined;
    return ctx.vault.blindIndex(nin, ctx.ipm.id) !== ninIndex;
  });
  const ids = await ctx.identities.ensurePersons(needed.map(({ nin }) => nin));
  return new Map(needed.map(({ matricule }, index) => [matricule, required(ids[index])]));
}

export async function writeParticipants(
  ctx: TenantContext,
  tx: IpmTransaction,
  works: readonly ParticipantWork[],
  persons: ReadonlyMap<string, bigint>,
): Promise<WrittenRecord[]> {
  const ids = new Map(works.map((work) => [work, work.known?.id ?? tx.newId()]));
  const idOf = (work: ParticipantWork) => required(ids.get(work));
  // Persons made for nothing are harmless; one too few is made up for by the next attempt.
  const personOf = (work: ParticipantWork) => required(persons.get(work.value.matricule));
  const created = works.filter((work) => work.known === null);
  await tx.later.insertMany(
    'Participant',
    created.map((work) => participantRow(ctx, tx, work, idOf(work), personOf(work))),
  );
  for (const work of works) {
    if (work.known) await updateParticipant(ctx, tx, work, work.known, personOf);
  }
  const inserted = await writeEmployments(tx, works, idOf);
  return works.map((work) => ({ id: idOf(work), undo: undoOf(work, inserted.get(work) ?? null) }));
}

/** How a known participant was before this row of the file. */
function undoOf(work: ParticipantWork, inserted: bigint | null): RecordUndo | null {
  const { known, employment, employments } = work;
  if (known === null) return null;
  const { lastName, firstName, birthDate, sex, phone, email, status, leftOn } = known;
  const { personId, ninIndex, ninCiphertext } = known;
  const person = { lastName, firstName, birthDate, sex, phone, email, status, leftOn };
  const fields = { ...person, personId: String(personId), ninIndex, ninCiphertext };
  if (employment === null) return { fields };
  const corrected = employments.find(({ id }) => id === employment.correct);
  return {
    fields,
    employment: {
      inserted: inserted === null ? null : String(inserted),
      closed: employments
        .filter(({ id }) => employment.close.includes(id))
        .map(({ id, validTo }) => ({ id: String(id), validTo })),
      corrected: corrected
        ? {
            id: String(corrected.id),
            affiliationId: String(corrected.affiliationId),
            monthlySalaryXof: String(corrected.monthlySalaryXof),
          }
        : null,
    },
  };
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
  const { later } = tx;
  const { fields, value, ninIndex, ninChanges, employment } = work;
  const returns = known.status !== 'active' && employment !== null;
  if (Object.keys(fields).length === 0 && !ninChanges && !returns) return;
  const kept = { ...known, ...fields };
  const nin = ninChanges
    ? later.part`, personId = ${personOf(work)}, ninIndex = ${ninIndex},
        ninCiphertext = ${sealedNin(ctx, value.nin, known.id)}`
    : later.none;
  await later.runOnOne`UPDATE Participant SET lastName = ${kept.lastName}, firstName = ${kept.firstName},
      birthDate = ${kept.birthDate}, sex = ${kept.sex}, phone = ${kept.phone},
      email = ${kept.email}, updatedAt = ${tx.now}
      ${returns ? later.part`, status = 'active', leftOn = NULL` : later.none} ${nin}
    WHERE ipmId = ${later.ipm} AND id = ${known.id}`;
}

async function writeEmployments(
  tx: IpmTransaction,
  works: readonly ParticipantWork[],
  idOf: (work: ParticipantWork) => bigint,
) {
  const { later } = tx;
  const inserts: InsertRow[] = [];
  const inserted = new Map<ParticipantWork, bigint>();
  const closing = new Map<string, bigint[]>();
  for (const work of works) {
    const { employment, affiliationId, value } = work;
    if (employment === null) continue;
    const { from, insert, correct, close } = employment;
    if (close.length > 0) closing.set(from, [...(closing.get(from) ?? []), ...close]);
    if (correct !== null) {
      await later.runOnOne`UPDATE Employment SET affiliationId = ${affiliationId},
        monthlySalaryXof = ${value.monthlySalaryXof}
        WHERE ipmId = ${later.ipm} AND id = ${correct}`;
    }
    if (insert) {
      const id = tx.newId();
      inserted.set(work, id);
      inserts.push({ ...insert, id, participantId: idOf(work), createdAt: tx.now });
    }
  }
  for (const [day, ids] of closing) {
    await later.run`UPDATE Employment SET validTo = ${day}
      WHERE ipmId = ${later.ipm} AND id IN (${later.list(ids)})`;
  }
  await later.insertMany('Employment', inserts);
  return inserted;
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
