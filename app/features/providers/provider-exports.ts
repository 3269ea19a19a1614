import { regionName } from '~/domain/affiliation/region';
import { addDays, OPEN_END } from '~/domain/period';
import type { Translate } from '~/i18n/t';
import type { ExportColumn } from '~/platform/export.server';
import type { ExportedProvider } from './provider-queries.server';

export const providerColumns = (
  t: Translate,
  showsAccount: boolean,
): ExportColumn<ExportedProvider>[] => [
  { header: t('providers.number'), value: (row) => row.number },
  { header: t('providers.name'), value: (row) => row.name },
  { header: t('providers.kind'), value: (row) => t.dynamic(`providers.kinds.${row.kind}`) },
  { header: t('providers.region'), value: (row) => regionName(row.regionCode) },
  { header: t('providers.phone'), value: (row) => row.phone },
  ...(showsAccount ? [accountColumn(t)] : []),
  { header: t('providers.delay'), kind: 'count', value: (row) => row.paymentDelayDays },
  { header: t('providers.since'), kind: 'day', value: (row) => row.validFrom },
  {
    header: t('providers.until'),
    kind: 'day',
    value: (row) => (row.validTo === OPEN_END ? null : addDays(row.validTo, -1)),
  },
  { header: t('providers.owed'), kind: 'amount', value: (row) => row.owedXof },
];

const accountColumn = (t: Translate): ExportColumn<ExportedProvider> => ({
  header: t('providers.wave.account'),
  value: (row) => row.waveRecipient,
});
