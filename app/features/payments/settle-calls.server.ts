import type { OpenCall, ReceiptAllocation } from '~/domain/contributions/payment-allocation';
import { sum } from '~/domain/money';
import { periodOf, toDay, type Day, type Period } from '~/domain/period';
import { addToSummary } from '~/features/summaries/contribution-summary.server';
import type { IpmTransaction } from '~/platform/context';

type LockedCall = OpenCall & { readonly period: Period; readonly regionCode: string };

/** The open calls of an employer, locked, the oldest due first. */
export async function lockOpenCalls(
  tx: IpmTransaction,
  affiliationId: bigint,
): Promise<LockedCall[]> {
  const { sql } = tx;
  const rows = await sql.rows<{
    id: bigint;
    dueOn: Day;
    period: Day;
    totalXof: bigint;
    allocatedXof: bigint;
    regionCode: string;
  }>`SELECT c.id, c.dueOn, c.period, c.totalXof, c.allocatedXof, a.regionCode
    FROM ContributionCall c JOIN Affiliation a ON a.ipmId = c.ipmId AND a.id = c.affiliationId
    WHERE c.ipmId = ${sql.ipm} AND c.affiliationId = ${affiliationId}
      AND c.state = ${'issued'} AND c.allocatedXof < c.totalXof
    ORDER BY c.dueOn, c.id FOR UPDATE`;
  return rows.map((row) => ({
    id: row.id,
    dueOn: row.dueOn,
    period: periodOf(toDay(row.period)),
    openXof: row.totalXof - row.allocatedXof,
    regionCode: row.regionCode,
  }));
}

/**
 * Gives a receipt's money to calls; answers the ids of the allocations. The guard in the UPDATE
 * repeats what the lock already holds: a call never takes more than its total.
 */
export async function settleCalls(
  tx: IpmTransaction,
  given: {
    readonly receiptId: bigint;
    readonly allocations: ReceiptAllocation['allocations'];
    readonly calls: readonly LockedCall[];
    readonly receivedOn: Day;
  },
): Promise<bigint[]> {
  const { receiptId, allocations, calls, receivedOn } = given;
  const { sql } = tx;
  for (const { callId, amountXof } of allocations) {
    const moved = await sql.run`UPDATE ContributionCall
      SET settledOn = IF(allocatedXof + ${amountXof} = totalXof, ${receivedOn}, NULL),
        allocatedXof = allocatedXof + ${amountXof}
      WHERE ipmId = ${sql.ipm} AND id = ${callId} AND state = ${'issued'}
        AND allocatedXof + ${amountXof} <= totalXof`;
    if (moved !== 1) throw new Error(`call ${callId} cannot take ${amountXof}`);
    const call = calls.find(({ id }) => id === callId);
    if (call === undefined) throw new Error(`call ${callId} was not locked`);
    addToSummary(tx, call.regionCode, call.period, { settledXof: amountXof });
  }
  const rows = allocations.map(({ callId, amountXof }) => ({
    id: tx.newId(),
    receiptId,
    callId,
    amountXof,
    createdAt: tx.now,
  }));
  await sql.insertMany('Allocation', rows);
  const region = calls[0]?.regionCode;
  const cashedXof = sum(allocations.map(({ amountXof }) => amountXof));
  if (region !== undefined && cashedXof > 0n) {
    addToSummary(tx, region, periodOf(receivedOn), { cashedXof });
  }
  return rows.map(({ id }) => id);
}
