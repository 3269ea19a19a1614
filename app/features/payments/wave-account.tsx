import { StateBadge, type Tone } from '~/components/state-badge';
import { displayPhone } from '~/domain/affiliation/phone';
import type { WaveNameMatch } from '~/domain/payments/wave-recipient';
import { useT } from '~/i18n/t';

type Account = {
  readonly waveRecipient: string | null;
  readonly waveNameMatch: WaveNameMatch | null;
};

/** Where Wave pays a provider, as people read it, and what Wave said of the holder's name. */
export function WaveAccount({ waveRecipient, waveNameMatch }: Account) {
  const t = useT();
  if (waveRecipient === null) return t('providers.wave.none');
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-0.5">
      {displayPhone(waveRecipient)}
      <WaveAccountBadge waveRecipient={waveRecipient} waveNameMatch={waveNameMatch} />
    </span>
  );
}

/** Nothing while there is no account to doubt. */
function WaveAccountBadge({ waveRecipient, waveNameMatch }: Account) {
  const t = useT();
  if (waveRecipient === null) return null;
  const said = waveNameMatch ?? 'not-verified';
  return <StateBadge tone={TONES[said]}>{t(`providers.wave.names.${said}`)}</StateBadge>;
}

const TONES: Record<WaveNameMatch | 'not-verified', Tone> = {
  match: 'settled',
  'no-match': 'late',
  unknown: 'waiting',
  'not-verified': 'ended',
};
