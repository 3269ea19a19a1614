import { allocateReceipt } from '~/domain/contributions/payment-allocation';
import type { IpmContext } from '~/platform/context';
import { listOpenCalls, type OpenCallRow } from './payer-queries.server';

/** The open calls of an employer, each with what the oldest-first rule would give it. */
export async function callsToAllocate(
  ctx: Pick<IpmContext, 'sql'>,
  affiliationId: bigint,
  leftXof: bigint,
): Promise<(OpenCallRow & { readonly suggestedXof: bigint })[]> {
  const calls = await listOpenCalls(ctx, affiliationId);
  const { allocations } = allocateReceipt(leftXof, calls);
  return calls.map((call) => ({
    ...call,
    suggestedXof: allocations.find(({ callId }) => callId === call.id)?.amountXof ?? 0n,
  }));
}
