import { DayText } from '~/components/dates';
import { FactGrid } from '~/components/fact-grid';
import { Money } from '~/components/figures';
import { displayPhone } from '~/domain/affiliation/phone';
import { regionName } from '~/domain/affiliation/region';
import { addDays, OPEN_END } from '~/domain/period';
import { useT } from '~/i18n/t';
import { WaveAccount } from '~/features/payments/wave-account';
import type { ProviderAccount } from './provider-account-queries.server';
import type { ProviderRow } from './provider-queries.server';

type ProviderFactsProps = {
  readonly provider: ProviderRow;
  /** Null for a reader who does not see accounts. */
  readonly account: ProviderAccount | null;
};

export function ProviderFacts({ provider, account }: ProviderFactsProps) {
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
        ...(account === null
          ? []
          : [
              {
                label: t('providers.wave.account'),
                value: <WaveAccount {...account} />,
                isWide: true,
              },
            ]),
      ]}
    />
  );
}
