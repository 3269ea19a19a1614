import { StateBadge, type Tone } from '~/components/state-badge';
import type { PayoutState as State } from '~/domain/payments/payout-state';
import { useT } from '~/i18n/t';

const TONES: Readonly<Record<State, Tone>> = {
  intent: 'waiting',
  sent: 'progress',
  done: 'settled',
  failed: 'late',
  reversed: 'ended',
};

export function PayoutState({ state }: { readonly state: State }) {
  const t = useT();
  return <StateBadge tone={TONES[state]}>{t(`payouts.states.${state}`)}</StateBadge>;
}
