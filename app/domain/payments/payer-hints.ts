/** What is known of a payer, in the words of Wave or of the bank. */
type Said = {
  readonly payerName: string | null;
  readonly payerMobile: string | null;
  readonly payerReference: string | null;
  readonly externalId: string;
};

export type PayerHints = {
  /** Words of the reference that may be a NINEA or the number of an affiliation or a call. */
  readonly tokens: readonly string[];
  /** The nine digits of a Senegalese number, without its country. */
  readonly phone: string | null;
  /** The longest word of the name that says something. */
  readonly word: string | null;
};

const MOBILE_DIGITS = 9;
const MIN_WORD = 4;
const MAX_TOKENS = 20;
const FORMS = ['SARL', 'SUARL', 'SAU', 'ENTREPRISE', 'SOCIETE', 'GROUPE', 'ETS'];

/** Reads what an employer can be found by. */
export function payerHints({
  payerName,
  payerMobile,
  payerReference,
  externalId,
}: Said): PayerHints {
  const said = `${payerReference ?? ''} ${externalId}`.split(/[\s,;:/|]+/);
  const tokens = [...new Set(said.filter((word) => /\d/.test(word) && word.length >= MIN_WORD))];
  const digits = (payerMobile ?? '').replace(/\D/g, '').slice(-MOBILE_DIGITS);
  const words = (payerName ?? '')
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length >= MIN_WORD && !FORMS.includes(word.toUpperCase()))
    .sort((a, b) => b.length - a.length);
  return {
    tokens: tokens.slice(0, MAX_TOKENS),
    phone: digits.length === MOBILE_DIGITS ? digits : null,
    word: words[0] ?? null,
  };
}
