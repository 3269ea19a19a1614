import { NotFound } from '~/domain/outcome';
import type { DuesPaymentMethod, DuesPaymentState } from '~/domain/oversight/dues-payment';
import { duesStanding, type DuesStanding } from '~/domain/oversight/dues-payment';
import { periodOf, type Day } from '~/domain/period';
import type { IpmContext, IpmIdentity, TenantSql } from '~/platform/context';
import { listDuesMonths } from './dues-queries.server';

export type DuesPaymentRow = {
  readonly id: bigint;
  readonly year: number;
  readonly amountXof: bigint;
  readonly paidOn: Day;
  readonly method: DuesPaymentMethod;
  readonly reference: string;
  readonly state: DuesPaymentState;
  readonly receiptNumber: string | null;
  readonly reason: string | null;
  readonly declaredAt: Date;
  readonly decidedAt: Date | null;
};

/** The same payment as ICAMO sees it. */
export type RemittanceRow = DuesPaymentRow & {
  readonly debtorIpmId: bigint;
  readonly ipmName: string;
  readonly ipmSlug: string;
};

type Asking = Pick<IpmContext, 'sql'>;

const SHOWN = 100;
const YEARS_SHOWN = 10;

/** What the IPM has paid ICAMO for a year, the latest first. */
export const listDuesPayments = ({ sql }: Asking, year: number): Promise<DuesPaymentRow[]> =>
  sql.rows<DuesPaymentRow>`${columns(sql)} WHERE ipmId = ${sql.ipm} AND year = ${year}
    ORDER BY paidOn DESC, id DESC LIMIT ${SHOWN}`;

export async function getDuesPayment({ sql }: Asking, id: bigint): Promise<DuesPaymentRow> {
  const payment = await sql.first<DuesPaymentRow>`${columns(sql)}
    WHERE ipmId = ${sql.ipm} AND id = ${id}`;
  if (payment === null) throw new NotFound(`dues payment ${id}`);
  return payment;
}

/** Paid and declared for each year: what is refused or reversed counts for nothing. */
export async function coveredOfYear(sql: TenantSql, year: number) {
  const row = await sql.first<{ paidXof: bigint; pendingXof: bigint }>`SELECT
      COALESCE(SUM(IF(state = ${'confirmed'}, amountXof, 0)), 0) AS paidXof,
      COALESCE(SUM(IF(state = ${'declared'}, amountXof, 0)), 0) AS pendingXof
    FROM DuesPayment WHERE ipmId = ${sql.ipm} AND year = ${year}`;
  return row ?? { paidXof: 0n, pendingXof: 0n };
}

export async function readDuesStanding(
  { sql, today }: Pick<IpmContext, 'sql' | 'today'>,
  year: number,
): Promise<DuesStanding> {
  const [months, covered] = await Promise.all([
    listDuesMonths(sql, year),
    coveredOfYear(sql, year),
  ]);
  return duesStanding({
    months: months.map(({ period, dueXof }) => ({ period: periodOf(period), dueXof })),
    ...covered,
    today,
  });
}

/** The years of which something is left to pay, the oldest first. */
export async function listYearsToPay(ctx: Pick<IpmContext, 'sql' | 'today'>) {
  const { sql } = ctx;
  const years = await sql.rows<{ year: number }>`SELECT year FROM DuesYear
    WHERE ipmId = ${sql.ipm} AND dueXof > 0 ORDER BY year DESC LIMIT ${YEARS_SHOWN}`;
  const standings = await Promise.all(
    years.map(async ({ year }) => ({ year, ...(await readDuesStanding(ctx, year)) })),
  );
  return standings.filter(({ remainingXof }) => remainingXof > 0n).reverse();
}

/** ICAMO as the payee of a paper that the IPM holds. */
export async function getCoordination({ sql }: Asking): Promise<IpmIdentity> {
  const icamo = await sql.first<IpmIdentity>`SELECT c.id, c.slug, c.name, c.shortName, c.kind,
      c.regionCode, c.address, c.phone, c.email, c.approvalNumber, c.approvedOn
    FROM Ipm i JOIN Ipm c ON c.kind = ${'coordination'}
    WHERE i.id = ${sql.ipm} ORDER BY c.id LIMIT 1`;
  if (icamo === null) throw new Error('ICAMO has no tenant of its own');
  return icamo;
}

const columns = (sql: TenantSql) => sql.part`SELECT id, year, amountXof, paidOn, method, reference,
    state, receiptNumber, reason, declaredAt, decidedAt
  FROM DuesPayment`;
