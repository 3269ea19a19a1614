import type { InvoiceState } from '~/domain/care/invoice-state';
import { sum } from '~/domain/money';
import { NotFound } from '~/domain/outcome';
import { dueDaysOfAge } from '~/domain/oversight/age';
import { UNDER_WAY } from '~/domain/payments/payout-state';
import type { Day } from '~/domain/period';
import { latestFirst } from '~/features/forms/latest-first';
import { containing, startingWith } from '~/features/forms/list-query';
import type { TenantContext, TenantSql } from '~/platform/context';
import { INVOICE_PAGE_SIZE, type InvoiceFilter, type InvoiceSort } from './invoice-filter';
import { ownedBy, type Owners } from './invoice-owners';

export type InvoiceRow = {
  readonly id: bigint;
  readonly adhesionId: bigint;
  readonly number: string | null;
  readonly providerReference: string;
  readonly providerName: string;
  readonly state: InvoiceState;
  readonly receivedOn: Day;
  readonly dueOn: Day;
  readonly lineCount: number;
  readonly billedXof: bigint;
  readonly ipmShareXof: bigint;
  readonly rejectedXof: bigint;
  /** How many orders to Wave may be paying it now: one, or none. */
  readonly orderCount: bigint;
};

export type InvoiceTotals = {
  readonly invoiceCount: bigint;
  readonly billedXof: bigint;
  readonly ipmShareXof: bigint;
};

type Asking = Pick<TenantContext, 'sql' | 'today'>;

export async function listInvoices(ctx: Asking, filter: InvoiceFilter, owners: Owners = null) {
  const { sql } = ctx;
  const offset = (filter.page - 1) * INVOICE_PAGE_SIZE;
  const [rows, totals] = await Promise.all([
    sql.rows<InvoiceRow>`${columns(sql)} WHERE i.ipmId = ${sql.ipm} ${matching(ctx, filter, owners)}
      ORDER BY ${orderOf(sql, filter)} LIMIT ${INVOICE_PAGE_SIZE} OFFSET ${offset}`,
    sumInvoices(ctx, filter, owners),
  ]);
  return { rows, totals };
}

const LATEST = 8;

/** The last invoices received, of one provider or of the owners' own, with their own sums. */
export async function listLatestInvoices(
  { sql }: Asking,
  of: { readonly adhesionId?: bigint; readonly owners?: Owners },
) {
  const { adhesionId, owners = null } = of;
  const rows = await sql.rows<InvoiceRow>`${columns(sql)} WHERE i.ipmId = ${sql.ipm}
    ${ownedBy(sql, owners)}
    ${adhesionId === undefined ? sql.none : sql.part`AND i.adhesionId = ${adhesionId}`}
    ORDER BY i.receivedOn DESC, i.id DESC LIMIT ${LATEST}`;
  const totals: InvoiceTotals = {
    invoiceCount: BigInt(rows.length),
    billedXof: sum(rows.map(({ billedXof }) => billedXof)),
    ipmShareXof: sum(rows.map(({ ipmShareXof }) => ipmShareXof)),
  };
  return { rows, totals };
}

/** Every invoice of the filter, the latest first. */
export const eachInvoice = (ctx: Asking, filter: InvoiceFilter, owners: Owners = null) =>
  latestFirst(
    (id, limit) => ctx.sql.rows<InvoiceRow>`${columns(ctx.sql)}
      WHERE i.ipmId = ${ctx.sql.ipm} AND i.id < ${id} ${matching(ctx, filter, owners)}
      ORDER BY i.id DESC LIMIT ${limit}`,
  );

export type StandingCount = {
  readonly state: InvoiceState;
  readonly invoiceCount: bigint;
  readonly billedXof: bigint;
  readonly ipmShareXof: bigint;
  readonly lateCount: bigint;
};

/** How many invoices stand where, and what they amount to. */
export function countInvoicesByState(
  { sql, today }: Asking,
  owners: Owners = null,
): Promise<StandingCount[]> {
  return sql.rows<StandingCount>`SELECT i.state, COUNT(*) AS invoiceCount,
      SUM(i.billedXof) AS billedXof, SUM(i.ipmShareXof) AS ipmShareXof,
      COUNT(IF(i.dueOn < ${today}, 1, NULL)) AS lateCount
    FROM ProviderInvoice i JOIN ProviderAdhesion a ON a.ipmId = i.ipmId AND a.id = i.adhesionId
    WHERE i.ipmId = ${sql.ipm} ${ownedBy(sql, owners)} GROUP BY i.state`;
}

export type InvoiceDetail = Omit<InvoiceRow, 'orderCount'> & {
  readonly coPaymentXof: bigint;
  readonly aboveCeilingXof: bigint;
  readonly excessXof: bigint;
  readonly refusalReason: string | null;
  readonly adjudicatedAt: Date | null;
  readonly approvedAt: Date | null;
  readonly providerNumber: string;
  readonly providerKind: string;
  readonly paymentDelayDays: number;
  readonly paymentId: bigint | null;
  readonly paymentNumber: string | null;
  readonly paymentMethod: string | null;
  readonly paymentReference: string | null;
  readonly paidOn: Day | null;
  /** Of the last payment that was undone. */
  readonly undoneNumber: string | null;
  readonly undoneOn: Day | null;
};

/** @throws NotFound when there is none, or it is another provider's. */
export async function getInvoice(
  { sql }: Pick<TenantContext, 'sql'>,
  invoiceId: bigint,
  owners: Owners = null,
): Promise<InvoiceDetail> {
  const invoice = await sql.first<InvoiceDetail>`SELECT i.id, i.adhesionId, i.number,
      i.providerReference, a.name AS providerName, i.state, i.receivedOn, i.dueOn, i.lineCount,
      i.billedXof, i.ipmShareXof, i.coPaymentXof, i.aboveCeilingXof, i.excessXof, i.rejectedXof,
      i.refusalReason, i.adjudicatedAt, i.approvedAt, a.number AS providerNumber,
      a.kind AS providerKind, a.paymentDelayDays, p.id AS paymentId, p.number AS paymentNumber,
      p.method AS paymentMethod, p.reference AS paymentReference, p.paidOn,
      u.number AS undoneNumber, u.reversedOn AS undoneOn
    FROM ProviderInvoice i
      JOIN ProviderAdhesion a ON a.ipmId = i.ipmId AND a.id = i.adhesionId
      LEFT JOIN ProviderPayment p ON p.ipmId = i.ipmId AND p.invoiceId = i.id
        AND p.reversedOn IS NULL
      LEFT JOIN ProviderPayment u ON u.ipmId = i.ipmId AND u.id = (SELECT MAX(l.id)
        FROM ProviderPayment l
        WHERE l.ipmId = i.ipmId AND l.invoiceId = i.id AND l.reversedOn IS NOT NULL)
    WHERE i.ipmId = ${sql.ipm} AND i.id = ${invoiceId} ${ownedBy(sql, owners)}`;
  if (invoice === null) throw new NotFound(`invoice ${invoiceId}`);
  return invoice;
}

/** A payment stays with its invoice. @throws NotFound when there is none. */
export async function invoiceOfPayment(
  { sql }: Pick<TenantContext, 'sql'>,
  paymentId: bigint,
): Promise<bigint> {
  const payment = await sql.first<{ invoiceId: bigint }>`SELECT invoiceId FROM ProviderPayment
    WHERE ipmId = ${sql.ipm} AND id = ${paymentId}`;
  if (payment === null) throw new NotFound(`provider payment ${paymentId}`);
  return payment.invoiceId;
}

const columns = (sql: TenantSql) => sql.part`SELECT i.id, i.adhesionId, i.number,
    i.providerReference, a.name AS providerName, i.state, i.receivedOn, i.dueOn, i.lineCount,
    i.billedXof, i.ipmShareXof, i.rejectedXof,
    (SELECT COUNT(*) FROM WavePayout w WHERE w.ipmId = ${sql.ipm} AND w.invoiceId = i.id
      AND w.state IN (${sql.list(UNDER_WAY)})) AS orderCount
  FROM ProviderInvoice i JOIN ProviderAdhesion a ON a.ipmId = i.ipmId AND a.id = i.adhesionId`;

async function sumInvoices(ctx: Asking, filter: InvoiceFilter, owners: Owners) {
  const { sql } = ctx;
  const totals = await sql.first<InvoiceTotals>`SELECT COUNT(*) AS invoiceCount,
      COALESCE(SUM(i.billedXof), 0) AS billedXof, COALESCE(SUM(i.ipmShareXof), 0) AS ipmShareXof
    FROM ProviderInvoice i JOIN ProviderAdhesion a ON a.ipmId = i.ipmId AND a.id = i.adhesionId
    WHERE i.ipmId = ${sql.ipm} ${matching(ctx, filter, owners)}`;
  return totals ?? { invoiceCount: 0n, billedXof: 0n, ipmShareXof: 0n };
}

/** People are not searched for here: the list of a person's invoices would be health data. */
function matching({ sql, today }: Asking, filter: InvoiceFilter, owners: Owners) {
  const { standing, adhesionId, search } = filter;
  const like = startingWith(search);
  const late = sql.part`AND i.dueOn < ${today} AND i.state IN (${sql.list(UNPAID)})`;
  return sql.part`${ownedBy(sql, owners)}
    ${standing === 'late' ? late : standing === null ? sql.none : sql.part`AND i.state = ${standing}`}
    ${aged(sql, filter, today)}
    ${adhesionId === null ? sql.none : sql.part`AND i.adhesionId = ${adhesionId}`}
    ${search === '' ? sql.none : sql.part`AND (a.name LIKE ${containing(search)} OR i.number LIKE ${like} OR i.providerReference LIKE ${like})`}`;
}

function aged(sql: TenantSql, { age }: InvoiceFilter, today: Day) {
  if (age === null) return sql.none;
  const { from, to } = dueDaysOfAge(age, today);
  return sql.part`AND i.state IN (${sql.list(UNPAID)})
    AND i.dueOn >= ${from} AND i.dueOn <= ${to}`;
}

/** States in which the provider still waits. */
export const UNPAID: readonly InvoiceState[] = ['entered', 'adjudicated', 'approved'];

function orderOf(sql: TenantSql, { sort, isDescending }: InvoiceFilter) {
  const key = sortKeys(sql)[sort];
  return isDescending ? sql.part`${key} DESC, i.id DESC` : sql.part`${key}, i.id`;
}

const sortKeys = (sql: TenantSql): Record<InvoiceSort, ReturnType<TenantSql['part']>> => ({
  received: sql.part`i.receivedOn`,
  number: sql.part`i.number`,
  provider: sql.part`a.name`,
  due: sql.part`i.dueOn`,
  billed: sql.part`i.billedXof`,
  ipmShare: sql.part`i.ipmShareXof`,
});
