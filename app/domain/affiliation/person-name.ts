import { comparisonKey } from '~/domain/text/comparison-key';

export type PersonNameReason = 'name-missing' | 'name-not-understood' | 'name-too-long';

export const MAX_NAME_LENGTH = 80;

const WRITTEN = /^\p{L}[\p{L}\p{M} '’.-]*$/u;

/** A last or first name, as written but for spaces at its ends and doubled ones. */
export function parsePersonName(
  text: string,
):
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly reason: PersonNameReason } {
  const value = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (value === '') return { ok: false, reason: 'name-missing' };
  if (value.length > MAX_NAME_LENGTH) return { ok: false, reason: 'name-too-long' };
  if (!WRITTEN.test(value)) return { ok: false, reason: 'name-not-understood' };
  return { ok: true, value };
}

/** Compares names whatever their accents, case and punctuation. */
export function personNameKey(name: {
  readonly lastName: string;
  readonly firstName: string;
}): string {
  return `${comparisonKey(name.lastName)}|${comparisonKey(name.firstName)}`;
}
