import type { Translate } from '~/i18n/t';
import { addDays, OPEN_END } from '~/domain/period';
import type { ExportColumn } from '~/platform/export.server';
import type { TariffRow } from './tariff-queries.server';
import { rubricName } from './tariff-table';

type Line = TariffRow & { readonly providerName: string };

/** The last day of a price is shown, not the first day without it. */
export const tariffColumns = (t: Translate): ExportColumn<Line>[] => [
  { header: t('care.provider'), value: (row) => row.providerName },
  { header: t('care.form.actCode'), value: (row) => row.actCode },
  { header: t('care.act'), value: (row) => row.label },
  { header: t('care.rubric'), value: (row) => rubricName(row.rubric, t.language) },
  { header: t('care.price'), kind: 'amount', value: (row) => row.priceXof },
  { header: t('care.validFrom'), kind: 'day', value: (row) => row.validFrom },
  {
    header: t('care.validTo'),
    kind: 'day',
    value: (row) => (row.validTo === OPEN_END ? null : addDays(row.validTo, -1)),
  },
];
