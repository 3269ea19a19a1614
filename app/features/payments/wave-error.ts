import type { Translate } from '~/i18n/t';

/** What Wave answered, for the IPM's own people: they can mend what payers can only report. */
export function waveErrorForStaff(t: Translate, failureCode: string | null): string {
  const code = failureCode ?? 'unknown-error';
  return waveErrorToMend(t, code) ?? t.dynamic(`wave.errors.${code}`);
}

/** The same when there is something that the IPM's people can mend, else null. */
export function waveErrorToMend(t: Translate, code: string): string | null {
  const forStaff = t.dynamic(`wave.staffErrors.${code}`);
  return forStaff === `wave.staffErrors.${code}` ? null : forStaff;
}
