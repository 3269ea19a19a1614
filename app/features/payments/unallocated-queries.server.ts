import type { Day } from '~/domain/period';
import { containing } from '~/features/forms/list-query';
import type { IpmContext, TenantSql } from '~/platform/context';
import { RECEIPT_PAGE_SIZE, type ReceiptMethod } from './receipt-filter';
import type { UnallocatedFilter } from './unallocated-filter';

type Asking = Pick<IpmContext, 'sql'>;

export type UnallocatedRow = {
  readonly id: bigint;
  readonly number: string | null;
  readonly method: ReceiptMethod;
  readonly receivedOn: Day;
  readonly amountXof: bigint;
  readonly leftXof: bigint;
  readonly employerName: string | null;
  readonly payerName: string | null;
  readonly payerMobile: string | null;
  readonly payerReference: string | null;
  readonly externalId: string;
  readonly heldReason: string | null;
};

/** Money that has settled nothing yet, the oldest first. */
export async function listUnallocated({ sql }: Asking, filter: UnallocatedFilter) {
  const where = conditions(sql, filter);
  const rows = await sql.rows<UnallocatedRow>`SELECT r.id, r.number, r.method, r.receivedOn,
      r.amountXof, r.amountXof - r.allocatedXof AS leftXof, a.name AS employerName, r.payerName,
      r.payerMobile, r.payerReference, r.externalId, r.heldReason
    FROM Receipt r LEFT JOIN Affiliation a ON a.ipmId = r.ipmId AND a.id = r.affiliationId
    WHERE r.ipmId = ${sql.ipm} ${where} ORDER BY r.receivedOn, r.id
    LIMIT ${RECEIPT_PAGE_SIZE} OFFSET ${(filter.page - 1) * RECEIPT_PAGE_SIZE}`;
  const totals = await sql.first<{ total: bigint; leftXof: bigint | null }>`SELECT
      COUNT(*) AS total, SUM(r.amountXof - r.allocatedXof) AS leftXof
    FROM Receipt r LEFT JOIN Affiliation a ON a.ipmId = r.ipmId AND a.id = r.affiliationId
    WHERE r.ipmId = ${sql.ipm} ${where}`;
  return { rows, total: Number(totals?.total ?? 0n), leftXof: totals?.leftXof ?? 0n };
}

function conditions(sql: TenantSql, { payer, isHeld, search }: UnallocatedFilter) {
  const like = containing(search);
  return sql.part`AND r.amountXof > r.allocatedXof AND r.reversedById IS NULL
    AND r.reversesId IS NULL
    ${isHeld ? sql.part`AND r.heldReason IS NOT NULL` : sql.part`AND r.heldReason IS NULL`}
    ${payer === 'unknown' ? sql.part`AND r.affiliationId IS NULL` : sql.none}
    ${payer === 'known' ? sql.part`AND r.affiliationId IS NOT NULL` : sql.none}
    ${
      search
        ? sql.part`AND (a.name LIKE ${like} OR r.number LIKE ${like} OR r.externalId LIKE ${like}
            OR r.payerName LIKE ${like} OR r.payerMobile LIKE ${like}
            OR r.payerReference LIKE ${like})`
        : sql.none
    }`;
}
