import { isPlausible, parseFrenchDay, parsePeriod, type Period } from '~/domain/period';

/** A day as people type it; null for a number of another length, which would be an Excel serial. */
export function readDay(text: string) {
  const digits = /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  if (digits) return parseFrenchDay(digits.slice(1).join('/'));
  return /^\d+$/.test(text) ? null : parseFrenchDay(text);
}

/** A month as people type it: `11/2026`, `112026` or `2026-11`. */
export function readPeriod(text: string): Period | null {
  const french = /^(\d{1,2})\s?[/.-]?\s?(\d{4})$/.exec(text);
  const iso = french ? `${french[2] ?? ''}-${(french[1] ?? '').padStart(2, '0')}` : text;
  const period = parsePeriod(iso);
  return period !== null && isPlausible(period) ? period : null;
}
