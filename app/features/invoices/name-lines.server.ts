import type { TenantSql } from '~/platform/context';
import { findBeneficiary, type FamilyMember } from './find-beneficiary';
import type { EnteredLine } from './invoice-form';

export type NamedLine = EnteredLine & {
  readonly position: number;
  readonly participantId: bigint;
  readonly dependantId: bigint | null;
};

/** A line that names nobody: which, in which field, and why. */
export type LineProblem = {
  /** Counted from 0. */
  readonly index: number;
  readonly field: 'matricule' | 'beneficiary';
  readonly reason: string;
  readonly values: Readonly<Record<string, string>>;
};

const FAMILY_LIMIT = 5_000;

/** Each line with the people it is about, and every line that names nobody. */
export async function nameLines(
  sql: TenantSql,
  lines: readonly EnteredLine[],
): Promise<{ readonly named: readonly NamedLine[]; readonly problems: readonly LineProblem[] }> {
  const participants = await participantsOf(sql, lines);
  const families = await familiesOf(sql, lines, [...participants.values()]);
  const named: NamedLine[] = [];
  const problems: LineProblem[] = [];
  for (const [index, line] of lines.entries()) {
    const { matricule, beneficiary } = line;
    const participantId = participants.get(matricule.toUpperCase());
    if (participantId === undefined) {
      const reason = 'line-matricule-unknown';
      problems.push({ index, field: 'matricule', reason, values: { matricule } });
      continue;
    }
    const about = { ...line, position: index + 1, participantId };
    if (beneficiary === null) {
      named.push({ ...about, dependantId: null });
      continue;
    }
    const family = families.filter((member) => member.participantId === participantId);
    const found = findBeneficiary(beneficiary, family);
    if (found.ok) named.push({ ...about, dependantId: found.dependantId });
    else {
      const reason = `line-${found.reason}`;
      problems.push({ index, field: 'beneficiary', reason, values: { name: beneficiary } });
    }
  }
  return { named, problems };
}

async function participantsOf(sql: TenantSql, lines: readonly EnteredLine[]) {
  const matricules = [...new Set(lines.map(({ matricule }) => matricule))];
  if (matricules.length === 0) return new Map<string, bigint>();
  const rows = await sql.rows<{ id: bigint; matricule: string }>`SELECT id, matricule
    FROM Participant WHERE ipmId = ${sql.ipm} AND matricule IN (${sql.list(matricules)})`;
  return new Map(rows.map(({ id, matricule }) => [matricule.toUpperCase(), id]));
}

async function familiesOf(
  sql: TenantSql,
  lines: readonly EnteredLine[],
  participantIds: readonly bigint[],
) {
  const isNeeded = lines.some(({ beneficiary }) => beneficiary !== null);
  if (!isNeeded || participantIds.length === 0) return [];
  return sql.rows<FamilyMember & { participantId: bigint }>`SELECT id, participantId, firstName,
      lastName, birthDate
    FROM Dependant WHERE ipmId = ${sql.ipm} AND participantId IN (${sql.list(participantIds)})
    ORDER BY id LIMIT ${FAMILY_LIMIT}`;
}
