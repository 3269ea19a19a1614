import { sum, type Xof } from '~/domain/money';
import type { OpenCall, ReceiptAllocation } from './payment-allocation';

type Chosen = { readonly callId: bigint; readonly amountXof: Xof };
export type ChosenAllocation =
  | ({ readonly ok: true } & ReceiptAllocation)
  | {
      readonly ok: false;
      readonly reason:
        'nothing-chosen' | 'call-not-open' | 'amount-above-balance' | 'amount-above-receipt';
    };

/**
 * Gives the amounts that a person chose to the calls that it chose: never more than a call owes, nor
 * more in all than what there is. Lines of 0 count as not chosen; a call named twice adds up.
 */
export function allocateAsChosen(
  amountXof: Xof,
  openCalls: readonly OpenCall[],
  chosen: readonly Chosen[],
): ChosenAllocation {
  const amounts = new Map<bigint, Xof>();
  for (const line of chosen) {
    amounts.set(line.callId, (amounts.get(line.callId) ?? 0n) + line.amountXof);
  }
  const allocations = [...amounts]
    .map(([callId, xof]) => ({ callId, amountXof: xof }))
    .filter((line) => line.amountXof > 0n);
  if (allocations.length === 0) return { ok: false, reason: 'nothing-chosen' };
  for (const line of allocations) {
    const call = openCalls.find(({ id }) => id === line.callId);
    if (call === undefined) return { ok: false, reason: 'call-not-open' };
    if (line.amountXof > call.openXof) return { ok: false, reason: 'amount-above-balance' };
  }
  const allocatedXof = sum(allocations.map((line) => line.amountXof));
  if (allocatedXof > amountXof) return { ok: false, reason: 'amount-above-receipt' };
  return { ok: true, allocations, unallocatedXof: amountXof - allocatedXof };
}
