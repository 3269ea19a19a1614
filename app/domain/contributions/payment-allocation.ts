import { assert } from '~/domain/assert';
import { min, sum, type Xof } from '~/domain/money';
import type { Day } from '~/domain/period';

export type OpenCall = {
  readonly id: bigint;
  readonly dueOn: Day;
  /** What is still owed on the call. */
  readonly openXof: Xof;
};

export type ReceiptAllocation = {
  readonly allocations: readonly { readonly callId: bigint; readonly amountXof: Xof }[];
  /** What no call takes: kept for the employer until allocated. */
  readonly unallocatedXof: Xof;
};

/**
 * Settles open calls with a receipt: first the calls that the payer named, in its order, then the
 * oldest due. Never more than what a call still owes.
 */
export function allocateReceipt(
  amountXof: Xof,
  openCalls: readonly OpenCall[],
  targetedCallIds: readonly bigint[] = [],
): ReceiptAllocation {
  assert(amountXof > 0n, 'a receipt has a positive amount');
  assert(
    openCalls.every((call) => call.openXof >= 0n),
    'no call owes less than nothing',
  );
  const allocations: { callId: bigint; amountXof: Xof }[] = [];
  let leftXof = amountXof;
  for (const call of inOrder(openCalls, targetedCallIds)) {
    const takenXof = min(leftXof, call.openXof);
    if (takenXof === 0n) continue;
    allocations.push({ callId: call.id, amountXof: takenXof });
    leftXof -= takenXof;
  }
  const allocatedXof = sum(allocations.map((allocation) => allocation.amountXof));
  assert(allocatedXof + leftXof === amountXof, 'every franc received is allocated or kept');
  return { allocations, unallocatedXof: leftXof };
}

function inOrder(openCalls: readonly OpenCall[], targetedCallIds: readonly bigint[]): OpenCall[] {
  const named = [...new Set(targetedCallIds)].flatMap((id) =>
    openCalls.filter((call) => call.id === id),
  );
  const others = openCalls.filter((call) => !targetedCallIds.includes(call.id));
  const oldestFirst = others.sort((a, b) =>
    a.dueOn === b.dueOn ? (a.id < b.id ? -1 : 1) : a.dueOn < b.dueOn ? -1 : 1,
  );
  return [...named, ...oldestFirst];
}
