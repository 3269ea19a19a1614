import { parsePhone } from '~/domain/affiliation/phone';

/** Where Wave takes money to: a person's or a small provider's mobile, or the wallet of a business. */
export type WaveRecipient =
  | { readonly kind: 'mobile'; readonly mobile: string }
  | { readonly kind: 'business'; readonly businessId: string };

/** What Wave says of the name that a mobile's account is held under. */
export type WaveNameMatch = 'match' | 'no-match' | 'unknown';

export type WaveRecipientReason = 'recipient-not-mobile' | 'recipient-not-understood';

export type ParsedRecipient =
  | { readonly ok: true; readonly value: WaveRecipient }
  | { readonly ok: false; readonly reason: WaveRecipientReason };

const BUSINESS_ID = /^M_[A-Za-z0-9_-]{1,58}$/;

/** Reads one mobile of Senegal in any spelling, or Wave's identifier of a business (`M_…`). */
export function parseWaveRecipient(text: string): ParsedRecipient {
  const written = text.trim();
  if (BUSINESS_ID.test(written)) {
    return { ok: true, value: { kind: 'business', businessId: written } };
  }
  const phone = parsePhone(written);
  if (!phone.ok || phone.warnings.includes('phone-several')) {
    return { ok: false, reason: 'recipient-not-understood' };
  }
  const { number, kind } = phone.value;
  if (kind !== 'mobile') return { ok: false, reason: 'recipient-not-mobile' };
  return { ok: true, value: { kind: 'mobile', mobile: number } };
}

/** As it is stored, and read back by `parseWaveRecipient`. */
export const recipientText = (recipient: WaveRecipient): string =>
  recipient.kind === 'mobile' ? recipient.mobile : recipient.businessId;
