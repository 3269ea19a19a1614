import type { ParticipantRow } from '~/domain/import/participant-row';
import type { Day } from '~/domain/period';
import type { TenantContext, TenantSql } from '~/platform/context';
import type { Decision, ImportTerms } from './importer';
import type { KnownEmployment } from '~/domain/affiliation/employment-change';
import {
  matriculeKey,
  planParticipant,
  type KnownParticipant,
  type ParticipantWork,
} from './plan-participant';

/** Decides a chunk of rows from four set queries. */
export async function decideParticipants(
  ctx: TenantContext,
  sql: TenantSql,
  values: readonly ParticipantRow[],
  terms: ImportTerms,
): Promise<Decision<ParticipantWork>[]> {
  const ninIndexes = values.map(({ nin }) =>
    nin === null ? null : ctx.vault.blindIndex(nin, ctx.ipm.id),
  );
  const lock = terms.lock ? sql.part`FOR UPDATE` : sql.none;
  const [known, owners, affiliations] = await Promise.all([
    knownParticipants(sql, values, lock),
    ninOwners(sql, ninIndexes),
    affiliationsOf(sql, values),
  ]);
  const employments = await employmentsOf(sql, [...known.values()], lock);
  const names = await namesOf(sql, employments);
  return values.map((value, index) => {
    const ninIndex = ninIndexes[index] ?? null;
    const owner = ninIndex === null ? undefined : owners.get(ninIndex);
    const participant = known.get(matriculeKey(value.matricule)) ?? null;
    return planParticipant(value, {
      ninIndex,
      ninOwner: owner === undefined || owner.id === participant?.id ? null : owner.matricule,
      affiliation: affiliations.get(value.employerNinea) ?? null,
      known: participant,
      employments: employments.get(participant?.id ?? 0n) ?? [],
      affiliationNames: names,
      effectiveOn: terms.effectiveOn,
    });
  });
}

async function knownParticipants(
  sql: TenantSql,
  values: readonly ParticipantRow[],
  lock: TenantSql['none'],
) {
  const matricules = values.map(({ matricule }) => matricule);
  const rows = await sql.rows<KnownParticipant>`
    SELECT id, matricule, lastName, firstName, birthDate, sex, phone, email, ninIndex,
      ninCiphertext, personId, status, leftOn
    FROM Participant WHERE ipmId = ${sql.ipm} AND matricule IN (${sql.list(matricules)}) ${lock}`;
  return new Map(rows.map((row) => [matriculeKey(row.matricule), row]));
}

async function ninOwners(sql: TenantSql, ninIndexes: readonly (string | null)[]) {
  const wanted = ninIndexes.filter((index) => index !== null);
  if (wanted.length === 0) return new Map<string, never>();
  const rows = await sql.rows<{ id: bigint; matricule: string; ninIndex: string }>`
    SELECT id, matricule, ninIndex FROM Participant
    WHERE ipmId = ${sql.ipm} AND ninIndex IN (${sql.list(wanted)})`;
  return new Map(rows.map((row) => [row.ninIndex, row]));
}

async function affiliationsOf(sql: TenantSql, values: readonly ParticipantRow[]) {
  const nineas = [...new Set(values.map(({ employerNinea }) => employerNinea))];
  const rows = await sql.rows<{ id: bigint; ninea: string; name: string; endedOn: Day | null }>`
    SELECT id, ninea, name, endedOn FROM Affiliation
    WHERE ipmId = ${sql.ipm} AND ninea IN (${sql.list(nineas)})`;
  return new Map(rows.map((row) => [row.ninea, row]));
}

async function employmentsOf(
  sql: TenantSql,
  participants: readonly KnownParticipant[],
  lock: TenantSql['none'],
) {
  const found = new Map<bigint, KnownEmployment[]>();
  if (participants.length === 0) return found;
  const ids = participants.map(({ id }) => id);
  const rows = await sql.rows<KnownEmployment & { participantId: bigint }>`
    SELECT id, participantId, affiliationId, monthlySalaryXof, validFrom, validTo
    FROM Employment WHERE ipmId = ${sql.ipm} AND participantId IN (${sql.list(ids)}) ${lock}`;
  for (const row of rows) {
    const list = found.get(row.participantId);
    if (list) list.push(row);
    else found.set(row.participantId, [row]);
  }
  return found;
}

async function namesOf(sql: TenantSql, employments: ReadonlyMap<bigint, KnownEmployment[]>) {
  const ids = new Set([...employments.values()].flat().map((one) => one.affiliationId));
  if (ids.size === 0) return new Map<bigint, string>();
  const rows = await sql.rows<{ id: bigint; name: string }>`
    SELECT id, name FROM Affiliation WHERE ipmId = ${sql.ipm} AND id IN (${sql.list([...ids])})`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}
