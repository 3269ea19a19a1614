import { NotFound } from '~/domain/outcome';
import type { Day } from '~/domain/period';
import { latestFirst } from '~/features/forms/latest-first';
import { containing, startingWith } from '~/features/forms/list-query';
import type { IpmContext, TenantSql } from '~/platform/context';
import {
  RECEIPT_PAGE_SIZE,
  type ReceiptFilter,
  type ReceiptMethod,
  type ReceiptSort,
} from './receipt-filter';

export type ReceiptRow = {
  readonly id: bigint;
  readonly number: string | null;
  readonly method: ReceiptMethod;
  readonly externalId: string;
  readonly amountXof: bigint;
  readonly allocatedXof: bigint;
  readonly receivedOn: Day;
  readonly reversesId: bigint | null;
  readonly reversedById: bigint | null;
  readonly affiliationId: bigint | null;
  readonly employerName: string | null;
};

export type ReceiptTotals = {
  readonly receiptCount: bigint;
  readonly amountXof: bigint;
  readonly allocatedXof: bigint;
};

type Asking = Pick<IpmContext, 'sql'>;
/** Null for the IPM's own staff; an employer sees its own receipts. */
type Owners = readonly bigint[] | null;

const ALLOCATIONS_SHOWN = 200;

export async function listReceipts(ctx: Asking, filter: ReceiptFilter, owners: Owners = null) {
  const { sql } = ctx;
  const offset = (filter.page - 1) * RECEIPT_PAGE_SIZE;
  const where = conditions(sql, filter, owners);
  const [rows, totals] = await Promise.all([
    sql.rows<ReceiptRow>`${columns(sql)} WHERE r.ipmId = ${sql.ipm} ${where}
      ORDER BY ${orderOf(sql, filter)} LIMIT ${RECEIPT_PAGE_SIZE} OFFSET ${offset}`,
    sql.first<ReceiptTotals>`SELECT COUNT(*) AS receiptCount,
        COALESCE(SUM(r.amountXof), 0) AS amountXof,
        COALESCE(SUM(r.allocatedXof), 0) AS allocatedXof
      FROM Receipt r LEFT JOIN Affiliation a ON a.ipmId = r.ipmId AND a.id = r.affiliationId
      WHERE r.ipmId = ${sql.ipm} ${where}`,
  ]);
  return { rows, totals: totals ?? { receiptCount: 0n, amountXof: 0n, allocatedXof: 0n } };
}

/** Every receipt of the filter, the latest first. */
export const eachReceipt = ({ sql }: Asking, filter: ReceiptFilter, owners: Owners = null) =>
  latestFirst(
    (id, limit) => sql.rows<ReceiptRow>`${columns(sql)}
      WHERE r.ipmId = ${sql.ipm} AND r.id < ${id} ${conditions(sql, filter, owners)}
      ORDER BY r.id DESC LIMIT ${limit}`,
  );

export type ReceiptDetail = ReceiptRow & {
  readonly note: string | null;
  readonly feeXof: bigint;
  readonly payerName: string | null;
  readonly payerMobile: string | null;
  readonly payerReference: string | null;
  /** The day the bank credited a cheque. */
  readonly clearedOn: Day | null;
  readonly heldReason: string | null;
  readonly createdAt: Date;
  readonly ninea: string | null;
  readonly reversesNumber: string | null;
  readonly reversedByNumber: string | null;
};

/** @throws NotFound when there is none, or it is another employer's. */
export async function getReceipt(
  { sql }: Asking,
  receiptId: bigint,
  owners: Owners = null,
): Promise<ReceiptDetail> {
  const receipt = await sql.first<ReceiptDetail>`SELECT r.id, r.number, r.method, r.externalId,
      r.amountXof, r.allocatedXof, r.receivedOn, r.reversesId, r.reversedById, r.affiliationId,
      r.note, r.feeXof, r.payerName, r.payerMobile, r.payerReference, r.clearedOn, r.heldReason,
      r.createdAt, a.name AS employerName, a.ninea, o.number AS reversesNumber,
      u.number AS reversedByNumber
    FROM Receipt r
      LEFT JOIN Affiliation a ON a.ipmId = r.ipmId AND a.id = r.affiliationId
      LEFT JOIN Receipt o ON o.ipmId = r.ipmId AND o.id = r.reversesId
      LEFT JOIN Receipt u ON u.ipmId = r.ipmId AND u.id = r.reversedById
    WHERE r.ipmId = ${sql.ipm} AND r.id = ${receiptId} ${owned(sql, owners)}`;
  if (receipt === null) throw new NotFound(`receipt ${receiptId}`);
  return receipt;
}

export type AllocationRow = {
  readonly id: bigint;
  readonly callId: bigint;
  readonly number: string | null;
  readonly period: Day;
  readonly amountXof: bigint;
};

export const listAllocations = ({ sql }: Asking, receiptId: bigint): Promise<AllocationRow[]> =>
  sql.rows<AllocationRow>`SELECT l.id, l.callId, c.number, c.period, l.amountXof
    FROM Allocation l JOIN ContributionCall c ON c.ipmId = l.ipmId AND c.id = l.callId
    WHERE l.ipmId = ${sql.ipm} AND l.receiptId = ${receiptId}
    ORDER BY c.period, l.id LIMIT ${ALLOCATIONS_SHOWN}`;

const columns = (sql: TenantSql) => sql.part`SELECT r.id, r.number, r.method, r.externalId,
    r.amountXof, r.allocatedXof, r.receivedOn, r.reversesId, r.reversedById, r.affiliationId,
    a.name AS employerName
  FROM Receipt r LEFT JOIN Affiliation a ON a.ipmId = r.ipmId AND a.id = r.affiliationId`;

function conditions(sql: TenantSql, filter: ReceiptFilter, owners: Owners) {
  const { method, state, affiliationId, from, to, search } = filter;
  const like = startingWith(search);
  const isStanding = sql.part`AND r.reversedById IS NULL AND r.reversesId IS NULL`;
  const isOpen = sql.part`AND r.amountXof > r.allocatedXof ${isStanding}`;
  const atCounter = sql.part`AND r.method = ${'cheque'} AND r.clearedOn IS NULL ${isStanding}`;
  const isReversed = sql.part`AND (r.reversedById IS NOT NULL OR r.reversesId IS NOT NULL)`;
  return sql.part`${owned(sql, owners)}
    ${method ? sql.part`AND r.method = ${method}` : sql.none}
    ${state === null ? sql.none : { unallocated: isOpen, reversed: isReversed, 'to-clear': atCounter }[state]}
    ${affiliationId ? sql.part`AND r.affiliationId = ${affiliationId}` : sql.none}
    ${from ? sql.part`AND r.receivedOn >= ${from}` : sql.none}
    ${to ? sql.part`AND r.receivedOn <= ${to}` : sql.none}
    ${search ? sql.part`AND (a.name LIKE ${containing(search)} OR r.number LIKE ${like} OR r.externalId LIKE ${like})` : sql.none}`;
}

const owned = (sql: TenantSql, owners: Owners) =>
  owners === null ? sql.none : sql.part`AND a.employerId IN (${sql.list(owners)})`;

function orderOf(sql: TenantSql, { sort, isDescending }: ReceiptFilter) {
  const keys: Record<ReceiptSort, ReturnType<TenantSql['part']>> = {
    day: sql.part`r.receivedOn`,
    number: sql.part`r.number`,
    employer: sql.part`a.name`,
    amount: sql.part`r.amountXof`,
  };
  return isDescending ? sql.part`${keys[sort]} DESC, r.id DESC` : sql.part`${keys[sort]}, r.id`;
}
