import type { CommandResult, TenantContext } from '~/platform/context';
import { lockForDecision, storeDecision } from './decide-remittance.server';
import type { RefuseRemittanceInput } from './dues-payment-form';

/** ICAMO has not received what the IPM declared: nothing was in its books, and the IPM learns why. */
export async function refuseRemittance(
  icamo: TenantContext,
  { paymentId, reason }: RefuseRemittanceInput,
): Promise<CommandResult> {
  return icamo.transaction(async (tx) => {
    const remittance = await lockForDecision(tx, paymentId, 'refused');
    if ('ok' in remittance) return remittance;
    await storeDecision(icamo, tx, remittance, { decision: 'refused', reason, number: null });
    return { ok: true };
  });
}
