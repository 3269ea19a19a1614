import { hasPaid } from '~/domain/payments/payout-state';
import { waveErrorForStaff } from '~/features/payments/wave-error';
import type { Translate } from '~/i18n/t';
import type { PayoutRow } from './payout-queries.server';

const UNHEARD = new Set([
  'timeout',
  'network-failure',
  'unexpected-response',
  'internal-server-error',
  'service-unavailable',
  'too-many-requests',
]);

/** What Wave said last, or that it has not been heard. */
export const lastAnswer = (t: Translate, code: string): string =>
  UNHEARD.has(code) ? t('payouts.noAnswer') : waveErrorForStaff(t, code);

/** Why Wave does not give the money back: the account that lacks it is then the provider's. */
export function reversalAnswer(t: Translate, code: string): string {
  if (code === 'insufficient-funds') return t('payouts.reverse.spent');
  return code === 'not-found' ? t('payouts.reverse.notFound') : lastAnswer(t, code);
}

/** What there is to say of an order beside its state, or null. */
export function remarkOn(
  t: Translate,
  order: Pick<PayoutRow, 'state' | 'failureCode' | 'reversalState' | 'reversalCode'>,
): string | null {
  const { state, failureCode, reversalState, reversalCode } = order;
  if (state === 'reversed') return null;
  if (reversalState === 'intent') return t('payouts.reverse.pendingTitle');
  if (reversalState === 'failed' && hasPaid(order)) {
    return t('payouts.reverse.refused', { cause: reversalAnswer(t, reversalCode ?? '') });
  }
  return failureCode === null ? null : lastAnswer(t, failureCode);
}
