export type EmailReason = 'email-missing' | 'email-not-understood';

const MAX_LENGTH = 190;
const WRITTEN = /^[^\s@<>(),;:"[\]]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/;

/** An address in lower case; only its shape is checked, a message tells the rest. */
export function parseEmail(
  text: string,
):
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly reason: EmailReason } {
  const value = text.trim().toLowerCase();
  if (value === '') return { ok: false, reason: 'email-missing' };
  const isWritten = value.length <= MAX_LENGTH && WRITTEN.test(value) && !value.includes('..');
  return isWritten ? { ok: true, value } : { ok: false, reason: 'email-not-understood' };
}
