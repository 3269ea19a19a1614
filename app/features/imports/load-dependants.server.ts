import type { Day } from '~/domain/period';
import type { TenantContext, TenantSql } from '~/platform/context';
import type { Decision, ImportTerms } from './importer';
import {
  planDependant,
  type DependantValue,
  type DependantWork,
  type KnownDependant,
} from './plan-dependant';
import { matriculeKey } from './plan-participant';

type ParticipantRow = { id: bigint; matricule: string; enrolledOn: Day };

/** Decides a chunk of rows from two set queries; the participants' rows are locked. */
export async function decideDependants(
  _ctx: TenantContext,
  sql: TenantSql,
  values: readonly DependantValue[],
  terms: ImportTerms,
): Promise<Decision<DependantWork>[]> {
  const lock = terms.lock ? sql.part`FOR UPDATE` : sql.none;
  const matricules = [...new Set(values.map((value) => value.participantMatricule))];
  const rows = await sql.rows<ParticipantRow>`
    SELECT id, matricule, enrolledOn FROM Participant
    WHERE ipmId = ${sql.ipm} AND matricule IN (${sql.list(matricules)}) ${lock}`;
  const participants = new Map(rows.map((row) => [matriculeKey(row.matricule), row]));
  const known = await knownDependants(sql, rows, lock);
  return values.map((value) => {
    const participant = participants.get(matriculeKey(value.participantMatricule)) ?? null;
    return planDependant(value, {
      participant,
      known: known.get(`${participant?.id ?? 0n}|${value.matchKey}`) ?? null,
      effectiveOn: terms.effectiveOn,
    });
  });
}

async function knownDependants(
  sql: TenantSql,
  participants: readonly ParticipantRow[],
  lock: TenantSql['none'],
) {
  if (participants.length === 0) return new Map<string, KnownDependant>();
  const ids = participants.map(({ id }) => id);
  const rows = await sql.rows<KnownDependant>`
    SELECT id, participantId, matchKey, sex, schoolCertificateUntil, validFrom, validTo
    FROM Dependant
    WHERE ipmId = ${sql.ipm} AND participantId IN (${sql.list(ids)}) ${lock}`;
  return new Map(rows.map((row) => [`${row.participantId}|${row.matchKey}`, row]));
}
