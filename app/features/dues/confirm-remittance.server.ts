import { openValueDate } from '~/domain/ledger/closing';
import { yearOf } from '~/domain/period';
import { postEvent } from '~/features/ledger/post-event.server';
import { closedThrough } from '~/features/ledger/write-pieces.server';
import type { CommandResult, TenantContext } from '~/platform/context';
import { lockForDecision, storeDecision } from './decide-remittance.server';
import type { ConfirmRemittanceInput } from './dues-payment-form';

/** ICAMO has the money: its books, and a receipt numbered without gaps. */
export async function confirmRemittance(
  icamo: TenantContext,
  { paymentId, amountXof }: ConfirmRemittanceInput,
): Promise<CommandResult> {
  return icamo.transaction(async (tx) => {
    const remittance = await lockForDecision(tx, paymentId, 'confirmed');
    if ('ok' in remittance) return remittance;
    if (remittance.amountXof !== amountXof) return { ok: false, reason: 'remittance-changed' };
    const { paidOn, method, debtorIpmId } = remittance;
    postEvent(icamo, tx, {
      event: method === 'wave' ? 'icamo-dues-received-wave' : 'icamo-dues-received',
      valueDate: openValueDate(paidOn, await closedThrough(tx)),
      causeKind: 'dues-payment',
      causeId: paymentId,
      amounts: { amount: amountXof },
      parties: { creditParty: `ipm:${debtorIpmId}` },
    });
    const year = yearOf(icamo.today);
    tx.atEnd('number', `dues-receipt:${year}`, async () => {
      const number = await tx.nextNumber('dues-receipt', year);
      await storeDecision(icamo, tx, remittance, {
        decision: 'confirmed',
        reason: null,
        number: `RD-${year}-${number.toString().padStart(6, '0')}`,
      });
    });
    return { ok: true };
  });
}
