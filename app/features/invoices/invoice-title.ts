import type { Translate } from '~/i18n/t';

/** By its number, or before approval by the provider's own reference. */
export const invoiceTitle = (
  t: Translate,
  {
    number,
    providerReference,
  }: { readonly number: string | null; readonly providerReference: string },
) =>
  number === null
    ? t('care.invoiceOfReference', { reference: providerReference })
    : t('care.invoiceNumber', { number });
