import { DayText } from '~/components/dates';
import { FactGrid } from '~/components/fact-grid';
import { Money } from '~/components/figures';
import { displayPhone } from '~/domain/affiliation/phone';
import { regionName } from '~/domain/affiliation/region';
import { addDays, OPEN_END } from '~/domain/period';
import { useT } from '~/i18n/t';
import type { ProviderRow } from './provider-queries.server';
import { WaveAccount } from '~/features/payments/wave-account';

export function ProviderFacts({ provider }: { readonly provider: ProviderRow }) {
  const t = useT();
  const { validTo } = provider;
  return (
    <FactGrid
      facts={[
        { label: t('providers.kind'), value: t.dynamic(`providers.kinds.${provider.kind}`) },
        { label: t('providers.region'), value: regionName(provider.regionCode) },
        { label: t('providers.phone'), value: provider.phone && displayPhone(provider.phone) },
        { label: t('providers.email'), value: provider.email },
        { label: t('providers.since'), value: <DayText day={provider.validFrom} /> },
        {
          label: t('providers.until'),
          // Stored: the first day outside; shown: the last one inside.
          value: validTo === OPEN_END ? t('care.noEnd') : <DayText day={addDays(validTo, -1)} />,
        },
        {
          label: t('providers.delay'),
          value: t('providers.delayDays', { days: provider.paymentDelayDays }),
        },
        { label: t('providers.owed'), value: <Money amountXof={provider.owedXof} strong /> },
        {
          label: t('providers.wave.account'),
          value: <WaveAccount {...provider} />,
          isWide: true,
        },
      ]}
    />
  );
}
