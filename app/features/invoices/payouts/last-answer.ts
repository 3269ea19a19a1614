import { waveErrorForStaff } from '~/features/payments/wave-error';
import type { Translate } from '~/i18n/t';

const UNHEARD = new Set([
  'timeout',
  'network-failure',
  'unexpected-response',
  'internal-server-error',
  'service-unavailable',
  'too-many-requests',
]);

/** What Wave said last of an order, or that it has not been heard. */
export const lastAnswer = (t: Translate, code: string): string =>
  UNHEARD.has(code) ? t('payouts.noAnswer') : waveErrorForStaff(t, code);
