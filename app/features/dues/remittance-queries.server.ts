import { NotFound } from '~/domain/outcome';
import { lastLateMonth, type DuesPaymentState } from '~/domain/oversight/dues-payment';
import { max } from '~/domain/money';
import { firstDay } from '~/domain/period';
import { latestFirst } from '~/features/forms/latest-first';
import { containing } from '~/features/forms/list-query';
import type { IcamoContext, IpmIdentity, TenantSql } from '~/platform/context';
import type { RemittanceRow } from './dues-payment-queries.server';

export const REMITTANCE_PAGE_SIZE = 50;

export type RemittanceFilter = {
  readonly state: DuesPaymentState | null;
  readonly search: string;
  readonly page: number;
};

type Asking = Pick<IcamoContext, 'sql'>;

export async function listRemittances({ sql }: Asking, filter: RemittanceFilter) {
  const offset = (filter.page - 1) * REMITTANCE_PAGE_SIZE;
  const where = conditions(sql, filter);
  const [rows, totals] = await Promise.all([
    sql.rows<RemittanceRow>`${columns(sql)} WHERE r.ipmId = ${sql.ipm} ${where}
      ORDER BY r.createdAt DESC, r.paymentId DESC LIMIT ${REMITTANCE_PAGE_SIZE} OFFSET ${offset}`,
    sql.first<{ count: bigint; amountXof: bigint }>`SELECT COUNT(*) AS count,
        COALESCE(SUM(r.amountXof), 0) AS amountXof
      FROM DuesRemittance r JOIN Ipm i ON i.id = r.debtorIpmId
      WHERE r.ipmId = ${sql.ipm} ${where}`,
  ]);
  return { rows, totals: totals ?? { count: 0n, amountXof: 0n } };
}

/** Every payment of the filter, the latest first. */
export const eachRemittance = ({ sql }: Asking, filter: RemittanceFilter) =>
  latestFirst(
    (id, limit) => sql.rows<RemittanceRow>`${columns(sql)}
      WHERE r.ipmId = ${sql.ipm} AND r.paymentId < ${id} ${conditions(sql, filter)}
      ORDER BY r.paymentId DESC LIMIT ${limit}`,
  );

export async function getRemittance({ sql }: Asking, paymentId: bigint): Promise<RemittanceRow> {
  const row = await sql.first<RemittanceRow>`${columns(sql)}
    WHERE r.ipmId = ${sql.ipm} AND r.paymentId = ${paymentId}`;
  if (row === null) throw new NotFound(`remittance ${paymentId}`);
  return row;
}

/** Who has paid: what its receipt names. */
export async function getDebtor({ sql }: Asking, ipmId: bigint): Promise<IpmIdentity> {
  const debtor = await sql.first<IpmIdentity>`SELECT i.id, i.slug, i.name, i.shortName, i.kind,
      i.regionCode, i.address, i.phone, i.email, i.approvalNumber, i.approvedOn
    FROM Ipm o JOIN Ipm i ON i.id = ${ipmId} WHERE o.id = ${sql.ipm}`;
  if (debtor === null) throw new NotFound(`ipm ${ipmId}`);
  return debtor;
}

/** What IPM have declared and ICAMO has not yet found in its accounts. */
export async function sumDeclared({ sql }: Asking) {
  const row = await sql.first<{ count: bigint; amountXof: bigint }>`SELECT COUNT(*) AS count,
      COALESCE(SUM(amountXof), 0) AS amountXof
    FROM DuesRemittance WHERE ipmId = ${sql.ipm} AND state = ${'declared'}`;
  return row ?? { count: 0n, amountXof: 0n };
}

export type IpmStanding = {
  readonly paidXof: bigint;
  readonly pendingXof: bigint;
  readonly remainingXof: bigint;
  readonly lateXof: bigint;
};
type Owing = { readonly ipmId: bigint; readonly dueXof: bigint };

/** For each IPM given with what it owes for a year: paid to ICAMO, left, and late today. */
export async function withStandings<Row extends Owing>(
  { sql, national, today }: Pick<IcamoContext, 'sql' | 'national' | 'today'>,
  year: number,
  ipms: readonly Row[],
): Promise<(Row & IpmStanding)[]> {
  const [covered, dueThen] = await Promise.all([
    sql.rows<{ ipmId: bigint; paidXof: bigint; pendingXof: bigint }>`SELECT debtorIpmId AS ipmId,
        SUM(IF(state = ${'confirmed'}, amountXof, 0)) AS paidXof,
        SUM(IF(state = ${'declared'}, amountXof, 0)) AS pendingXof
      FROM DuesRemittance WHERE ipmId = ${sql.ipm} AND year = ${year} GROUP BY debtorIpmId`,
    national.rows<Owing>`SELECT ipmId, SUM(dueXof) AS dueXof FROM DuesMonth
      WHERE period >= ${`${year}-01-01`} AND period <= ${`${year}-12-01`}
        AND period <= ${firstDay(lastLateMonth(today))}
      GROUP BY ipmId`,
  ]);
  const coveredOf = new Map(covered.map((row) => [row.ipmId, row]));
  const dueThenOf = new Map(dueThen.map(({ ipmId, dueXof }) => [ipmId, dueXof]));
  return ipms.map((ipm) => {
    const { paidXof, pendingXof } = coveredOf.get(ipm.ipmId) ?? NOTHING;
    return {
      ...ipm,
      paidXof,
      pendingXof,
      remainingXof: max(0n, ipm.dueXof - paidXof - pendingXof),
      lateXof: max(0n, (dueThenOf.get(ipm.ipmId) ?? 0n) - paidXof - pendingXof),
    };
  });
}

const NOTHING = { paidXof: 0n, pendingXof: 0n };

const columns = (
  sql: TenantSql,
) => sql.part`SELECT r.paymentId AS id, r.debtorIpmId, i.shortName AS ipmName,
    i.slug AS ipmSlug, r.year, r.amountXof, r.paidOn, r.method, r.reference, r.state,
    r.number AS receiptNumber, r.reason, r.createdAt AS declaredAt, r.decidedAt
  FROM DuesRemittance r JOIN Ipm i ON i.id = r.debtorIpmId`;

function conditions(sql: TenantSql, { state, search }: RemittanceFilter) {
  return sql.part`
    ${state === null ? sql.none : sql.part`AND r.state = ${state}`}
    ${search === '' ? sql.none : sql.part`AND (i.name LIKE ${containing(search)} OR r.reference = ${search} OR r.number = ${search})`}`;
}
