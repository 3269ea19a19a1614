import { StateBadge, type Tone } from '~/components/state-badge';
import type { DuesPaymentState as State } from '~/domain/oversight/dues-payment';
import { useT } from '~/i18n/t';

const TONES: Record<State, Tone> = {
  declared: 'waiting',
  confirmed: 'settled',
  refused: 'late',
  reversed: 'ended',
};

export function DuesPaymentState({ state }: { readonly state: State }) {
  const t = useT();
  return <StateBadge tone={TONES[state]}>{t(`remittance.states.${state}`)}</StateBadge>;
}
