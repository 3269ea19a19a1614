import { NotFound } from '~/domain/outcome';
import type { Day } from '~/domain/period';
import type { IpmContext, IpmTransaction, TenantSql } from '~/platform/context';
import { MEMBERS_PAGE_SIZE, type MemberFilter } from './member-filter';
import { memberConditions, memberOrder } from './member-conditions.server';

type Asking = Pick<IpmContext, 'sql' | 'today' | 'vault' | 'ipm'>;

type PersonRow = {
  readonly id: bigint;
  readonly matricule: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly phone: string | null;
  readonly status: string;
  readonly enrolledOn: Day;
};

export type MemberRow = PersonRow & {
  readonly employers: readonly { readonly id: bigint; readonly name: string }[];
  readonly monthlySalaryXof: bigint | null;
  readonly dependantCount: number;
};

const EXPORT_PAGE = 1_000;

/**
 * One page of the list. Ids first, from the index alone and counted from the nearer end, so that the
 * last page is as quick as the first; then the rows of those ids.
 */
export async function listMembers(ctx: Asking, filter: MemberFilter) {
  const total = await countMembers(ctx, filter);
  const { sql } = ctx;
  const offset = (filter.page - 1) * MEMBERS_PAGE_SIZE;
  const take = Math.min(MEMBERS_PAGE_SIZE, total - offset);
  if (take <= 0) return { rows: [], total };
  const fromEnd = offset > total / 2;
  const skip = fromEnd ? total - offset - take : offset;
  const ids = await sql.rows<{ id: bigint }>`SELECT p.id FROM Participant p
    WHERE p.ipmId = ${sql.ipm} ${memberConditions(ctx, filter)}
    ORDER BY ${memberOrder(sql, filter, fromEnd)} LIMIT ${take} OFFSET ${skip}`;
  const ordered = (fromEnd ? ids.reverse() : ids).map(({ id }) => id);
  return { rows: await membersOf(ctx, ordered), total };
}

export async function countMembers(ctx: Asking, filter: MemberFilter): Promise<number> {
  const { sql } = ctx;
  const row = await sql.first<{ total: bigint }>`SELECT COUNT(*) AS total FROM Participant p
    WHERE p.ipmId = ${sql.ipm} ${memberConditions(ctx, filter)}`;
  return Number(row?.total ?? 0n);
}

/** Every participant of the filter, in the order of the ids, a page at a time. */
export async function* eachMember(ctx: Asking, filter: MemberFilter): AsyncGenerator<MemberRow> {
  const { sql } = ctx;
  let after = 0n;
  for (;;) {
    const ids: { id: bigint }[] = await sql.rows<{ id: bigint }>`SELECT p.id FROM Participant p
      WHERE p.ipmId = ${sql.ipm} AND p.id > ${after} ${memberConditions(ctx, filter)}
      ORDER BY p.id LIMIT ${EXPORT_PAGE}`;
    yield* await membersOf(
      ctx,
      ids.map(({ id }) => id),
    );
    after = ids.at(-1)?.id ?? after;
    if (ids.length < EXPORT_PAGE) return;
  }
}

/** The rows of these ids, in their order, from three set queries. */
async function membersOf(ctx: Asking, ids: readonly bigint[]): Promise<MemberRow[]> {
  if (ids.length === 0) return [];
  const { sql, today } = ctx;
  const [people, employments, dependants] = await Promise.all([
    sql.rows<PersonRow>`SELECT id, matricule, lastName, firstName, phone, status, enrolledOn
      FROM Participant WHERE ipmId = ${sql.ipm} AND id IN (${sql.list(ids)})`,
    currentEmployments(sql, ids, today),
    sql.rows<{ participantId: bigint; total: bigint }>`SELECT participantId, COUNT(*) AS total
      FROM Dependant WHERE ipmId = ${sql.ipm} AND participantId IN (${sql.list(ids)})
        AND validFrom <= ${today} AND validTo > ${today} GROUP BY participantId`,
  ]);
  const byId = new Map(people.map((row) => [row.id, row]));
  const counts = new Map(dependants.map((row) => [row.participantId, Number(row.total)]));
  return ids.flatMap((id) => {
    const person = byId.get(id);
    if (person === undefined) return [];
    const jobs = employments.filter((one) => one.participantId === id);
    return [
      {
        ...person,
        employers: jobs.map((one) => ({ id: one.affiliationId, name: one.name })),
        monthlySalaryXof:
          jobs.length === 0 ? null : jobs.reduce((sum, one) => sum + one.monthlySalaryXof, 0n),
        dependantCount: counts.get(id) ?? 0,
      },
    ];
  });
}

type CurrentRow = {
  participantId: bigint;
  affiliationId: bigint;
  name: string;
  monthlySalaryXof: bigint;
};

function currentEmployments(sql: TenantSql, ids: readonly bigint[], today: Day) {
  return sql.rows<CurrentRow>`
    SELECT e.participantId, e.affiliationId, a.name, e.monthlySalaryXof
    FROM Employment e JOIN Affiliation a ON a.ipmId = e.ipmId AND a.id = e.affiliationId
    WHERE e.ipmId = ${sql.ipm} AND e.participantId IN (${sql.list(ids)})
      AND e.validFrom <= ${today} AND e.validTo > ${today} ORDER BY a.name`;
}

export type MemberRecord = PersonRow & {
  readonly personId: bigint;
  readonly birthDate: Day | null;
  readonly sex: string | null;
  readonly email: string | null;
  readonly ninCiphertext: string | null;
  readonly ninIndex: string | null;
  readonly leftOn: Day | null;
};

/** @throws NotFound when the IPM has no such participant. */
export async function getMember(
  { sql }: { readonly sql: TenantSql },
  id: bigint,
  lock: 'lock' | 'none' = 'none',
): Promise<MemberRecord> {
  const row = await sql.first<MemberRecord>`
    SELECT id, personId, matricule, lastName, firstName, birthDate, sex, phone, email,
      ninCiphertext, ninIndex, status, enrolledOn, leftOn
    FROM Participant WHERE ipmId = ${sql.ipm} AND id = ${id}
    ${lock === 'lock' ? sql.part`FOR UPDATE` : sql.none}`;
  if (row === null) throw new NotFound(`participant ${id}`);
  return row;
}

export type EmploymentRow = {
  readonly id: bigint;
  readonly affiliationId: bigint;
  readonly employerName: string;
  readonly monthlySalaryXof: bigint;
  readonly validFrom: Day;
  readonly validTo: Day;
};

/** The newest first. */
export function listEmployments({ sql }: { readonly sql: TenantSql }, memberId: bigint) {
  return sql.rows<EmploymentRow>`
    SELECT e.id, e.affiliationId, a.name AS employerName, e.monthlySalaryXof, e.validFrom, e.validTo
    FROM Employment e JOIN Affiliation a ON a.ipmId = e.ipmId AND a.id = e.affiliationId
    WHERE e.ipmId = ${sql.ipm} AND e.participantId = ${memberId}
    ORDER BY e.validFrom DESC, e.id DESC LIMIT 200`;
}

export type DependantRow = {
  readonly id: bigint;
  readonly lastName: string;
  readonly firstName: string;
  readonly birthDate: Day | null;
  readonly sex: string | null;
  readonly relation: 'spouse' | 'child';
  readonly schoolCertificateUntil: Day | null;
  readonly validFrom: Day;
  readonly validTo: Day;
};

/** @throws NotFound when the participant has no such dependant. */
export async function lockDependant(
  { sql }: Pick<IpmTransaction, 'sql'>,
  memberId: bigint,
  dependantId: bigint,
): Promise<DependantRow> {
  const row = await sql.first<DependantRow>`${dependantColumns(sql)}
    WHERE ipmId = ${sql.ipm} AND id = ${dependantId} AND participantId = ${memberId} FOR UPDATE`;
  if (row === null) throw new NotFound(`dependant ${dependantId}`);
  return row;
}

export function listDependants({ sql }: { readonly sql: TenantSql }, memberId: bigint) {
  return sql.rows<DependantRow>`${dependantColumns(sql)}
    WHERE ipmId = ${sql.ipm} AND participantId = ${memberId}
    ORDER BY relation DESC, birthDate, id LIMIT 200`;
}

const dependantColumns = ({ part }: TenantSql) => part`SELECT id, lastName, firstName, birthDate,
    sex, relation, schoolCertificateUntil, validFrom, validTo FROM Dependant`;

export type ContributionRow = {
  readonly callId: bigint;
  readonly period: Day;
  readonly employerName: string;
  readonly salaryXof: bigint;
  readonly totalXof: bigint;
  readonly workerXof: bigint;
};

/** Contributions of the last months called, the newest first. */
export function listContributions({ sql }: { readonly sql: TenantSql }, memberId: bigint) {
  return sql.rows<ContributionRow>`
    SELECT c.id AS callId, c.period, a.name AS employerName, l.salaryXof, l.totalXof, l.workerXof
    FROM ContributionCallLine l
    JOIN ContributionCall c ON c.ipmId = l.ipmId AND c.id = l.callId
    JOIN Affiliation a ON a.ipmId = c.ipmId AND a.id = c.affiliationId
    WHERE l.ipmId = ${sql.ipm} AND l.participantId = ${memberId} AND c.state = 'issued'
    ORDER BY c.period DESC, c.id DESC LIMIT 12`;
}
