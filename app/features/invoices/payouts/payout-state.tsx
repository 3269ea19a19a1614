import { StateBadge, type Tone } from '~/components/state-badge';
import type { PayoutState as State } from '~/domain/payments/payout-state';
import { waveErrorForStaff } from '~/features/payments/wave-error';
import { useT, type Translate } from '~/i18n/t';

const TONES: Readonly<Record<State, Tone>> = {
  intent: 'waiting',
  sent: 'progress',
  done: 'settled',
  failed: 'late',
};

export function PayoutState({ state }: { readonly state: State }) {
  const t = useT();
  return <StateBadge tone={TONES[state]}>{t(`payouts.states.${state}`)}</StateBadge>;
}

const UNHEARD = new Set([
  'timeout',
  'network-failure',
  'unexpected-response',
  'internal-server-error',
  'service-unavailable',
  'too-many-requests',
]);

/** Of an order that is kept: what Wave said last, or that it has not been heard. */
export const lastAnswer = (t: Translate, code: string): string =>
  UNHEARD.has(code) ? t('payouts.noAnswer') : waveErrorForStaff(t, code);
