import { reversePostings } from '~/features/ledger/reverse-postings.server';
import type { CommandResult, TenantContext } from '~/platform/context';
import { lockForDecision, storeDecision } from './decide-remittance.server';
import type { RefuseRemittanceInput } from './dues-payment-form';

/** A payment that was confirmed has come back: the books are reversed today, the receipt keeps its number. */
export async function reverseRemittance(
  icamo: TenantContext,
  { paymentId, reason }: RefuseRemittanceInput,
): Promise<CommandResult> {
  return icamo.transaction(async (tx) => {
    const remittance = await lockForDecision(tx, paymentId, 'reversed');
    if ('ok' in remittance) return remittance;
    await reversePostings(icamo, tx, {
      causeKind: 'dues-payment',
      causeId: paymentId,
      valueDate: icamo.today,
    });
    const { number } = remittance;
    await storeDecision(icamo, tx, remittance, { decision: 'reversed', reason, number });
    return { ok: true };
  });
}
