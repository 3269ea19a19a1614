import type { OpenCall, ReceiptAllocation } from '~/domain/contributions/payment-allocation';
import type { SummedCall } from '~/domain/oversight/call-sums';
import { periodOf, type Day } from '~/domain/period';
import { summariseCalls } from '~/features/summaries/summarise-calls.server';
import type { IpmTransaction } from '~/platform/context';

type LockedCall = OpenCall & SummedCall;

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
  }>`SELECT id, dueOn, period, totalXof, allocatedXof, regionCode
    FROM ContributionCall
    WHERE ipmId = ${sql.ipm} AND affiliationId = ${affiliationId}
      AND state = ${'issued'} AND allocatedXof < totalXof
    ORDER BY dueOn, id FOR UPDATE`;
  return rows.map((row) => ({
    ...row,
    state: 'issued',
    period: periodOf(row.period),
    openXof: row.totalXof - row.allocatedXof,
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
  const { later } = tx;
  const settled = allocations.map(({ callId, amountXof }) => {
    const call = calls.find(({ id }) => id === callId);
    if (call === undefined) throw new Error(`call ${callId} was not locked`);
    return { call, callId, amountXof };
  });
  for (const { callId, amountXof } of settled) {
    await later.runOnOne`UPDATE ContributionCall
      SET settledOn = IF(allocatedXof + ${amountXof} = totalXof, ${receivedOn}, NULL),
        allocatedXof = allocatedXof + ${amountXof}
      WHERE ipmId = ${later.ipm} AND id = ${callId} AND state = ${'issued'}
        AND allocatedXof + ${amountXof} <= totalXof`;
  }
  const rows = allocations.map(({ callId, amountXof }) => ({
    id: tx.newId(),
    receiptId,
    callId,
    amountXof,
    createdAt: tx.now,
  }));
  await later.insertMany('Allocation', rows);
  summariseCalls(
    tx,
    settled.map(({ call, amountXof }) => ({
      before: call,
      after: { ...call, allocatedXof: call.allocatedXof + amountXof },
    })),
    settled.map(({ call: { regionCode }, amountXof }) => ({
      regionCode,
      receivedOn,
      cashedXof: amountXof,
    })),
  );
  return rows.map(({ id }) => id);
}
