export type PhoneReason = 'phone-missing' | 'phone-not-understood';
export type PhoneWarning = 'phone-unusual-prefix' | 'phone-not-senegalese' | 'phone-several';

export type Phone = {
  /** `+221771234567` */
  readonly number: string;
  /** Wave needs a mobile. */
  readonly kind: 'mobile' | 'fixed' | 'other';
};

export type ParsedPhone =
  | { readonly ok: true; readonly value: Phone; readonly warnings: readonly PhoneWarning[] }
  | { readonly ok: false; readonly reason: PhoneReason };

/** Prefixes in use by the numbering plan; another number of the same shape is kept with a warning. */
const MOBILE_IN_USE =
  /^7(?:(?:[06-8]\d|[19]0|21)\d|5(?:0[01]|[19]0|2[25]|3[356]|[4-7]\d|8[35]))\d{5}$/;
const FIXED_IN_USE = /^3(?:0(?:1[0-2]|80)|282|3(?:8[1-9]|9[3-9])|611)\d{5}$/;

/** Reads a phone number in any spelling; of several in one cell, the first. */
export function parsePhone(text: string): ParsedPhone {
  const [first = '', ...others] = text.split(/[/;,]|\bou\b/i).filter((part) => /\d/.test(part));
  if (first === '') {
    return { ok: false, reason: text.trim() === '' ? 'phone-missing' : 'phone-not-understood' };
  }
  const several: PhoneWarning[] = others.length > 0 ? ['phone-several'] : [];
  const written = first
    .trim()
    .replace(/^(\+?\d+)\.0+$/, '$1')
    .replace(/^00/, '+')
    .replace(/[^\d+a-z]/gi, '');
  const national = /^(?:\+?221)?(\d{9})$/.exec(written)?.[1];
  if (national === undefined) {
    if (!/^\+[1-9]\d{7,14}$/.test(written) || written.startsWith('+221')) {
      return { ok: false, reason: 'phone-not-understood' };
    }
    const value: Phone = { number: written, kind: 'other' };
    return { ok: true, value, warnings: [...several, 'phone-not-senegalese'] };
  }
  const number = `+221${national}`;
  if (national.startsWith('7')) {
    const unusual: PhoneWarning[] = MOBILE_IN_USE.test(national) ? [] : ['phone-unusual-prefix'];
    return { ok: true, value: { number, kind: 'mobile' }, warnings: [...several, ...unusual] };
  }
  if (national.startsWith('3')) {
    const unusual: PhoneWarning[] = FIXED_IN_USE.test(national) ? [] : ['phone-unusual-prefix'];
    return { ok: true, value: { number, kind: 'fixed' }, warnings: [...several, ...unusual] };
  }
  if (!national.startsWith('8')) return { ok: false, reason: 'phone-not-understood' };
  return { ok: true, value: { number, kind: 'other' }, warnings: several };
}

/** `77 123 45 67` for a number of Senegal, as people read it; another country's stays as it is. */
export function displayPhone(number: string): string {
  return number.replace(/^\+221(\d{2})(\d{3})(\d{2})(\d{2})$/, '$1\u00a0$2\u00a0$3\u00a0$4');
}
