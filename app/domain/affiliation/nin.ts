import type { Sex } from './sex';

export type NinReason = 'nin-missing' | 'nin-not-understood';
export type NinWarning = 'nin-fourteen-digits' | 'nin-sex-differs';

export type ParsedNin =
  | { readonly ok: true; readonly value: string; readonly warnings: readonly NinWarning[] }
  | { readonly ok: false; readonly reason: NinReason };

/**
 * Reads a national identity number: thirteen digits however grouped, fourteen on older cards. No
 * public check digit exists, so only the sex in its first digit (1 man, 2 woman) is compared.
 */
export function parseNin(text: string, sex: Sex | null): ParsedNin {
  if (text.trim() === '') return { ok: false, reason: 'nin-missing' };
  const value = text.replace(/[\s\u00a0\u202f.\-/]/g, '');
  if (!/^\d{13,14}$/.test(value)) return { ok: false, reason: 'nin-not-understood' };
  const warnings: NinWarning[] = [];
  if (value.length === 14) warnings.push('nin-fourteen-digits');
  const firstDigit = value.charAt(0);
  const written = firstDigit === '1' ? 'M' : firstDigit === '2' ? 'F' : null;
  if (sex !== null && written !== sex) warnings.push('nin-sex-differs');
  return { ok: true, value, warnings };
}
