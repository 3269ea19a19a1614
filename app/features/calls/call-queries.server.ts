import { NotFound } from '~/domain/outcome';
import type { CallState } from '~/domain/contributions/call-state';
import { dueDaysOfAge } from '~/domain/oversight/age';
import { periodOf, type Day, type Period } from '~/domain/period';
import { latestFirst } from '~/features/forms/latest-first';
import { containing, startingWith } from '~/features/forms/list-query';
import type { IpmContext, TenantSql } from '~/platform/context';
import { CALL_PAGE_SIZE, type CallFilter, type CallSort } from './call-filter';

export type CallRow = {
  readonly id: bigint;
  readonly number: string | null;
  readonly period: Day;
  readonly revision: number;
  readonly state: CallState;
  readonly dueOn: Day;
  readonly settledOn: Day | null;
  readonly lineCount: number;
  readonly totalXof: bigint;
  readonly allocatedXof: bigint;
  readonly affiliationId: bigint;
  readonly employerName: string;
  readonly ninea: string;
};

export type CallTotals = {
  readonly callCount: bigint;
  readonly lineCount: bigint;
  readonly totalXof: bigint;
  readonly allocatedXof: bigint;
};

type Asking = Pick<IpmContext, 'sql' | 'today'>;
/** Null for the IPM's own staff; an employer sees the calls of the employers it acts for. */
export type Owners = readonly bigint[] | null;

const MONTHS_SHOWN = 24;

export async function listCalls(ctx: Asking, filter: CallFilter, owners: Owners = null) {
  const { sql } = ctx;
  const offset = (filter.page - 1) * CALL_PAGE_SIZE;
  const [rows, totals] = await Promise.all([
    sql.rows<CallRow>`${columns(sql)} WHERE c.ipmId = ${sql.ipm} ${conditions(ctx, filter, owners)}
      ORDER BY ${orderOf(sql, filter)} LIMIT ${CALL_PAGE_SIZE} OFFSET ${offset}`,
    sumCalls(ctx, filter, owners),
  ]);
  return { rows, totals };
}

/** What all calls of the filter add up to, cancelled ones left out of the amounts. */
async function sumCalls(ctx: Asking, filter: CallFilter, owners: Owners = null) {
  const { sql } = ctx;
  const totals = await sql.first<CallTotals>`SELECT COUNT(*) AS callCount,
      COALESCE(SUM(IF(c.state = ${'issued'}, c.lineCount, 0)), 0) AS lineCount,
      COALESCE(SUM(IF(c.state = ${'issued'}, c.totalXof, 0)), 0) AS totalXof,
      COALESCE(SUM(c.allocatedXof), 0) AS allocatedXof
    FROM ContributionCall c JOIN Affiliation a ON a.ipmId = c.ipmId AND a.id = c.affiliationId
    WHERE c.ipmId = ${sql.ipm} ${conditions(ctx, filter, owners)}`;
  return totals ?? { callCount: 0n, lineCount: 0n, totalXof: 0n, allocatedXof: 0n };
}

/** Every call of the filter, the latest first. */
export const eachCall = (ctx: Asking, filter: CallFilter, owners: Owners = null) =>
  latestFirst(
    (id, limit) => ctx.sql.rows<CallRow>`${columns(ctx.sql)}
      WHERE c.ipmId = ${ctx.sql.ipm} AND c.id < ${id} ${conditions(ctx, filter, owners)}
      ORDER BY c.id DESC LIMIT ${limit}`,
  );

/** The months that have calls, the latest first. */
export async function listCalledMonths({ sql }: Pick<Asking, 'sql'>): Promise<Period[]> {
  const rows = await sql.rows<{ period: Day }>`SELECT DISTINCT period FROM ContributionCall
    WHERE ipmId = ${sql.ipm} ORDER BY period DESC LIMIT ${MONTHS_SHOWN}`;
  return rows.map(({ period }) => periodOf(period));
}

export type CallDetail = CallRow & {
  readonly ruleId: bigint;
  readonly baseXof: bigint;
  readonly employerXof: bigint;
  readonly workerXof: bigint;
  readonly issuedAt: Date;
  readonly cancelledAt: Date | null;
  readonly cancelReason: string | null;
  readonly employerAddress: string | null;
  readonly employerNumber: string;
};

/** @throws NotFound when there is none, or it is another employer's. */
export async function getCall(
  { sql }: Pick<IpmContext, 'sql'>,
  callId: bigint,
  owners: Owners = null,
): Promise<CallDetail> {
  const call = await sql.first<CallDetail>`SELECT c.id, c.number, c.period, c.revision, c.state,
      c.dueOn, c.settledOn, c.lineCount, c.totalXof, c.allocatedXof, c.affiliationId, c.ruleId,
      c.baseXof, c.employerXof, c.workerXof, c.issuedAt, c.cancelledAt, c.cancelReason,
      a.name AS employerName, a.ninea, a.address AS employerAddress, a.number AS employerNumber
    FROM ContributionCall c JOIN Affiliation a ON a.ipmId = c.ipmId AND a.id = c.affiliationId
    WHERE c.ipmId = ${sql.ipm} AND c.id = ${callId} ${owned(sql, owners)}`;
  if (call === null) throw new NotFound(`call ${callId}`);
  return call;
}

const columns = (sql: TenantSql) => sql.part`SELECT c.id, c.number, c.period, c.revision, c.state,
    c.dueOn, c.settledOn, c.lineCount, c.totalXof, c.allocatedXof, c.affiliationId,
    a.name AS employerName, a.ninea
  FROM ContributionCall c JOIN Affiliation a ON a.ipmId = c.ipmId AND a.id = c.affiliationId`;

function conditions({ sql, today }: Asking, filter: CallFilter, owners: Owners) {
  const { period, state, affiliationId, search } = filter;
  const like = startingWith(search);
  return sql.part`${owned(sql, owners)}
    ${period ? sql.part`AND c.period = ${`${period}-01`}` : sql.none}
    ${state ? sql.part`AND c.state = ${state}` : sql.none}
    ${affiliationId ? sql.part`AND c.affiliationId = ${affiliationId}` : sql.none}
    ${settled(sql, filter, today)} ${aged(sql, filter, today)}
    ${search ? sql.part`AND (a.name LIKE ${containing(search)} OR a.ninea LIKE ${like} OR c.number LIKE ${like})` : sql.none}`;
}

function settled(sql: TenantSql, { settlement }: CallFilter, today: Day) {
  const open = sql.part`AND c.state = ${'issued'} AND c.allocatedXof < c.totalXof`;
  switch (settlement) {
    case null:
      return sql.none;
    case 'open':
      return open;
    case 'partly-paid':
      return sql.part`${open} AND c.allocatedXof > 0`;
    case 'late':
      return sql.part`${open} AND c.dueOn < ${today}`;
    case 'paid':
      return sql.part`AND c.state = ${'issued'} AND c.allocatedXof >= c.totalXof`;
  }
}

function aged(sql: TenantSql, { age }: CallFilter, today: Day) {
  if (age === null) return sql.none;
  const { from, to } = dueDaysOfAge(age, today);
  return sql.part`AND c.state = ${'issued'} AND c.allocatedXof < c.totalXof
    AND c.dueOn >= ${from} AND c.dueOn <= ${to}`;
}

const owned = (sql: TenantSql, owners: Owners) =>
  owners === null ? sql.none : sql.part`AND a.employerId IN (${sql.list(owners)})`;

function orderOf(sql: TenantSql, { sort, isDescending }: CallFilter) {
  const key = sortKeys(sql)[sort];
  return isDescending ? sql.part`${key} DESC, c.id DESC` : sql.part`${key}, c.id`;
}

const sortKeys = (sql: TenantSql): Record<CallSort, ReturnType<TenantSql['part']>> => ({
  period: sql.part`c.period`,
  number: sql.part`c.number`,
  employer: sql.part`a.name`,
  due: sql.part`c.dueOn`,
  total: sql.part`c.totalXof`,
  open: sql.part`(c.totalXof - c.allocatedXof)`,
});
