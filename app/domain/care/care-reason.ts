import type { Xof } from '~/domain/money';
import type { Day } from '~/domain/period';

export const REJECTION_CODES = [
  'participant-not-employed',
  'participant-left',
  'participant-dead',
  'affiliation-not-started',
  'affiliation-ended',
  'affiliation-suspended',
  'waiting-period',
  'dependant-not-yet-linked',
  'dependant-link-ended',
  'dependant-dead',
  'dependant-birth-date-missing',
  'child-too-old',
  'school-certificate-missing',
  'school-certificate-expired',
  'adhesion-not-in-force',
  'tariff-missing',
  'cover-rate-missing',
  'already-billed',
] as const;
export type RejectionCode = (typeof REJECTION_CODES)[number];

/** What reduces the IPM's share of a line without rejecting it. */
export const REDUCTION_CODES = ['price-above-tariff', 'ceiling-reached'] as const;
export type ReductionCode = (typeof REDUCTION_CODES)[number];

export type CareReasonCode = RejectionCode | ReductionCode;

/**
 * A reason with its figures, ready to be stored as JSON: names ending in `On` are days, in `Xof`
 * whole francs in decimal digits; the sentence is made when it is shown.
 */
export type CareReason<Code extends CareReasonCode = CareReasonCode> = {
  readonly code: Code;
  readonly values: Readonly<Record<string, string | number>>;
};

export function careReason<Code extends CareReasonCode>(
  code: Code,
  values: { readonly [name: string]: Day | string | number | Xof } = {},
): CareReason<Code> {
  const written = Object.entries(values).map(([name, value]): [string, string | number] => [
    name,
    typeof value === 'bigint' ? String(value) : value,
  ]);
  return { code, values: Object.fromEntries(written) };
}

export function isRejection(code: CareReasonCode): code is RejectionCode {
  return REJECTION_CODES.some((rejection) => rejection === code);
}
