import type { Translate } from '~/i18n/t';

/** What Wave answered, for the IPM's own people: they can mend what payers can only report. */
export function waveErrorForStaff(t: Translate, failureCode: string | null): string {
  const code = failureCode ?? 'unknown-error';
  const forStaff = t.dynamic(`wave.staffErrors.${code}`);
  const isKnown = forStaff !== `wave.staffErrors.${code}`;
  return isKnown ? forStaff : t.dynamic(`wave.errors.${code}`);
}
