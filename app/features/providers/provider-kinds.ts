/** Kinds of care provider; their names are `providers.kinds.<kind>`. */
export const PROVIDER_KINDS = [
  'hospital',
  'clinic',
  'health-centre',
  'practice',
  'pharmacy',
  'laboratory',
  'imaging',
  'dentist',
  'optician',
  'other',
] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];

/** Days between the receipt of an invoice and its due day, by the convention. */
export const PAYMENT_DELAYS = [30, 45, 60] as const;
