import { StateBadge } from '~/components/state-badge';
import { useT } from '~/i18n/t';

type Validity = { readonly validFrom: string; readonly validTo: string };

export function AdhesionStateBadge({
  adhesion: { validFrom, validTo },
  today,
}: {
  readonly adhesion: Validity;
  readonly today: string;
}) {
  const t = useT();
  if (validTo <= today) return <StateBadge tone="ended">{t('providers.states.ended')}</StateBadge>;
  return validFrom > today ? (
    <StateBadge tone="waiting">{t('providers.states.future')}</StateBadge>
  ) : (
    <StateBadge tone="settled">{t('providers.states.current')}</StateBadge>
  );
}
