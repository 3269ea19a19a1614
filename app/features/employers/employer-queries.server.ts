import { parseNinea } from '~/domain/affiliation/ninea';
import { NotFound } from '~/domain/outcome';
import type { Day } from '~/domain/period';
import type { IpmContext, TenantSql } from '~/platform/context';
import { startingWith } from '../forms/list-query';
import { EMPLOYERS_PAGE_SIZE, type EmployerFilter, type EmployerStatus } from './employer-filter';

type Asking = Pick<IpmContext, 'sql' | 'today'>;
type Sql = { readonly sql: TenantSql };

export type AffiliationRow = {
  readonly id: bigint;
  readonly employerId: bigint;
  readonly number: string;
  readonly name: string;
  readonly ninea: string;
  readonly regionCode: string;
  readonly sector: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly status: EmployerStatus;
  readonly affiliatedOn: Day;
  readonly endedOn: Day | null;
};

export type EmployerRow = AffiliationRow & {
  readonly workerCount: number;
  /** What its issued calls still await. */
  readonly balanceXof: bigint;
};

const EXPORT_PAGE = 500;
const CHOICES = 2_000;

export async function listEmployers(ctx: Asking, filter: EmployerFilter) {
  const { sql } = ctx;
  const [rows, count] = await Promise.all([
    sql.rows<AffiliationRow>`${columns(sql)} ${conditions(sql, filter)}
      ORDER BY ${orderOf(sql, filter)} LIMIT ${EMPLOYERS_PAGE_SIZE}
      OFFSET ${(filter.page - 1) * EMPLOYERS_PAGE_SIZE}`,
    sql.first<{ total: bigint }>`SELECT COUNT(*) AS total FROM Affiliation a
      WHERE a.ipmId = ${sql.ipm} ${conditions(sql, filter)}`,
  ]);
  return { rows: await withFigures(ctx, rows), total: Number(count?.total ?? 0n) };
}

/** Every employer of the filter, a page at a time. */
export async function* eachEmployer(
  ctx: Asking,
  filter: EmployerFilter,
): AsyncGenerator<EmployerRow> {
  const { sql } = ctx;
  let after = 0n;
  for (;;) {
    const rows: AffiliationRow[] = await sql.rows<AffiliationRow>`${columns(sql)}
      AND a.id > ${after} ${conditions(sql, filter)} ORDER BY a.id LIMIT ${EXPORT_PAGE}`;
    yield* await withFigures(ctx, rows);
    after = rows.at(-1)?.id ?? after;
    if (rows.length < EXPORT_PAGE) return;
  }
}

/** @throws NotFound when the employer is not affiliated to this IPM. */
export async function getAffiliation(
  { sql }: Sql,
  id: bigint,
  lock: 'lock' | 'none' = 'none',
): Promise<AffiliationRow> {
  const row = await sql.first<AffiliationRow>`${columns(sql)} AND a.id = ${id}
    ${lock === 'lock' ? sql.part`FOR UPDATE` : sql.none}`;
  if (row === null) throw new NotFound(`affiliation ${id}`);
  return row;
}

/** Nobody is employed there from that day on. */
export const hasLeft = ({ endedOn }: Pick<AffiliationRow, 'endedOn'>, day: Day) =>
  endedOn !== null && day >= endedOn;

export async function getEmployer(ctx: Asking, id: bigint): Promise<EmployerRow> {
  const [row] = await withFigures(ctx, [await getAffiliation(ctx, id)]);
  if (row === undefined) throw new NotFound(`affiliation ${id}`);
  return row;
}

export async function findByNinea({ sql }: Sql, ninea: string) {
  return sql.first<{ id: bigint; name: string }>`SELECT id, name FROM Affiliation
    WHERE ipmId = ${sql.ipm} AND ninea = ${ninea}`;
}

/** For a select: the employers that workers may be enrolled with. */
export function listEmployerChoices({ sql }: Sql) {
  return sql.rows<{ id: bigint; name: string; ninea: string }>`SELECT id, name, ninea
    FROM Affiliation WHERE ipmId = ${sql.ipm} AND status <> 'ended'
    ORDER BY name, id LIMIT ${CHOICES}`;
}

export async function listEmployerRegions({ sql }: Sql): Promise<string[]> {
  const rows = await sql.rows<{ regionCode: string }>`SELECT DISTINCT regionCode FROM Affiliation
    WHERE ipmId = ${sql.ipm} ORDER BY regionCode`;
  return rows.map(({ regionCode }) => regionCode);
}

export type SuspensionRow = {
  readonly id: bigint;
  readonly validFrom: Day;
  readonly validTo: Day;
  readonly motive: string;
};

export function listSuspensions({ sql }: Sql, affiliationId: bigint) {
  return sql.rows<SuspensionRow>`SELECT id, validFrom, validTo, motive FROM Suspension
    WHERE ipmId = ${sql.ipm} AND affiliationId = ${affiliationId}
    ORDER BY validFrom DESC, id DESC LIMIT 50`;
}

export type EmployerCallRow = {
  readonly id: bigint;
  readonly number: string | null;
  readonly period: Day;
  readonly dueOn: Day;
  readonly totalXof: bigint;
  readonly allocatedXof: bigint;
};

export function listEmployerCalls({ sql }: Sql, affiliationId: bigint) {
  return sql.rows<EmployerCallRow>`SELECT id, number, period, dueOn, totalXof, allocatedXof
    FROM ContributionCall
    WHERE ipmId = ${sql.ipm} AND affiliationId = ${affiliationId} AND state = 'issued'
    ORDER BY period DESC, id DESC LIMIT 12`;
}

const columns = (sql: TenantSql) => sql.part`SELECT a.id, a.employerId, a.number, a.name, a.ninea,
    a.regionCode, a.sector, a.phone, a.email, a.address, a.status, a.affiliatedOn, a.endedOn
  FROM Affiliation a WHERE a.ipmId = ${sql.ipm}`;

async function withFigures({ sql, today }: Asking, rows: readonly AffiliationRow[]) {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const [workers, balances] = await Promise.all([
    sql.rows<{ affiliationId: bigint; total: bigint }>`SELECT affiliationId,
        COUNT(DISTINCT participantId) AS total
      FROM Employment WHERE ipmId = ${sql.ipm} AND affiliationId IN (${sql.list(ids)})
        AND validFrom <= ${today} AND validTo > ${today} GROUP BY affiliationId`,
    sql.rows<{ affiliationId: bigint; balanceXof: bigint }>`SELECT affiliationId,
        SUM(totalXof - allocatedXof) AS balanceXof
      FROM ContributionCall WHERE ipmId = ${sql.ipm} AND affiliationId IN (${sql.list(ids)})
        AND state = 'issued' GROUP BY affiliationId`,
  ]);
  const workerCounts = new Map(workers.map((row) => [row.affiliationId, Number(row.total)]));
  const sums = new Map(balances.map((row) => [row.affiliationId, row.balanceXof]));
  return rows.map((row) => ({
    ...row,
    workerCount: workerCounts.get(row.id) ?? 0,
    balanceXof: sums.get(row.id) ?? 0n,
  }));
}

function conditions(sql: TenantSql, { status, regionCode, search }: EmployerFilter) {
  return sql.part`${status === null ? sql.none : sql.part`AND a.status = ${status}`}
    ${regionCode === null ? sql.none : sql.part`AND a.regionCode = ${regionCode}`}
    ${search === '' ? sql.none : found(sql, search)}`;
}

function found(sql: TenantSql, search: string) {
  const ninea = parseNinea(search);
  if (ninea.ok) return sql.part`AND a.ninea = ${ninea.value.ninea}`;
  const start = startingWith(search);
  return sql.part`AND (a.name LIKE ${start} OR a.name LIKE ${`% ${start}`}
    OR a.number LIKE ${start})`;
}

function orderOf(sql: TenantSql, { sort }: EmployerFilter) {
  if (sort.key === 'number') return sort.descending ? sql.part`a.number DESC` : sql.part`a.number`;
  return sort.descending ? sql.part`a.name DESC, a.id DESC` : sql.part`a.name, a.id`;
}
