export type NineaReason = 'ninea-missing' | 'ninea-not-understood';
export type NineaWarning = 'ninea-checksum';

export type Ninea = {
  /** Always nine digits. */
  readonly ninea: string;
  /** Fiscal suffix such as `2Y2`; null when it was not written. */
  readonly cofi: string | null;
};

export type ParsedNinea =
  | { readonly ok: true; readonly value: Ninea; readonly warnings: readonly NineaWarning[] }
  | { readonly ok: false; readonly reason: NineaReason };

const WRITTEN = /^(?:NINEA)?(\d{7,9})([0-2][A-Z]\d)?$/;
const WEIGHTS = [1, 2, 1, 2, 1, 2, 1, 2, 1] as const;

/**
 * Reads a NINEA in any spelling, with or without COFI. Numbers of seven or eight digits, old ones or
 * ones whose zeros a spreadsheet took, are filled on the left. A failing check digit is a warning:
 * old numbers exist that never had one.
 */
export function parseNinea(text: string): ParsedNinea {
  const written = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (written === '') return { ok: false, reason: 'ninea-missing' };
  const match = WRITTEN.exec(written);
  const ninea = match?.[1]?.padStart(9, '0');
  if (ninea === undefined || /^0+$/.test(ninea))
    return { ok: false, reason: 'ninea-not-understood' };
  const warnings: NineaWarning[] = hasValidChecksum(ninea) ? [] : ['ninea-checksum'];
  return { ok: true, value: { ninea, cofi: match?.[2] ?? null }, warnings };
}

/** Weighted digits (1, 2, 1, 2 …, products not reduced) add up to a multiple of ten. */
export function hasValidChecksum(ninea: string): boolean {
  const total = WEIGHTS.reduce<number>(
    (sum, weight, index) => sum + weight * Number(ninea.charAt(index)),
    0,
  );
  return /^\d{9}$/.test(ninea) && total % 10 === 0;
}

/** A NINEA that passes the check, for invented employers; the last of the nine digits is computed. */
export function nineaWithChecksum(firstEightDigits: number): string {
  const start = String(firstEightDigits).padStart(8, '0');
  for (let digit = 0; digit <= 9; digit += 1) {
    if (hasValidChecksum(`${start}${digit}`)) return `${start}${digit}`;
  }
  return `${start}0`;
}
