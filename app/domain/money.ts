import { assert } from './assert';

/** Whole francs CFA (XOF has no cents). */
export type Xof = bigint;

/** 10 000 basis points are 100 %. */
export const WHOLE_BASIS_POINTS = 10_000;

export function min(first: Xof, ...others: Xof[]): Xof {
  return others.reduce((least, amount) => (amount < least ? amount : least), first);
}

export function max(first: Xof, ...others: Xof[]): Xof {
  return others.reduce((greatest, amount) => (amount > greatest ? amount : greatest), first);
}

export function sum(amounts: Iterable<Xof>): Xof {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
}

/**
 * `numerator / denominator` to the nearest unit; a half goes away from zero, so that the result for
 * the opposite amount is the opposite result.
 */
export function divideRoundHalfUp(numerator: bigint, denominator: bigint): bigint {
  assert(denominator > 0n, 'the denominator of a rounded division is positive');
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * magnitude + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

/** A share of an amount, rounded half up to the franc, symmetric for negative amounts. */
export function percentOf(amountXof: Xof, basisPoints: number): Xof {
  assert(Number.isSafeInteger(basisPoints), 'a rate is a whole number of basis points');
  return divideRoundHalfUp(amountXof * BigInt(basisPoints), BigInt(WHOLE_BASIS_POINTS));
}

/**
 * Splits an amount in proportion to weights so that the parts add up to it exactly. The francs that
 * remain go to the largest fractional parts, then to the first of equals.
 */
export function shareByLargestRemainder(totalXof: Xof, weights: readonly bigint[]): Xof[] {
  assert(totalXof >= 0n, 'only a non-negative amount is shared');
  assert(
    weights.every((weight) => weight >= 0n),
    'weights are not negative',
  );
  const whole = sum(weights);
  assert(whole > 0n, 'at least one weight is positive');
  const parts = weights.map((weight, index) => ({
    index,
    floorXof: (totalXof * weight) / whole,
    remainder: (totalXof * weight) % whole,
  }));
  let leftXof = totalXof - sum(parts.map((part) => part.floorXof));
  const shares = parts.map((part) => part.floorXof);
  const byRemainder = [...parts].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  );
  for (const part of byRemainder) {
    if (leftXof === 0n) break;
    shares[part.index] = part.floorXof + 1n;
    leftXof -= 1n;
  }
  assert(sum(shares) === totalXof, 'the shares add up to the whole');
  return shares;
}

export type XofReason =
  | 'amount-missing'
  | 'amount-not-understood'
  | 'amount-negative'
  | 'amount-has-decimals'
  | 'amount-ambiguous'
  | 'amount-too-large';

export type ParsedXof =
  { readonly ok: true; readonly value: Xof } | { readonly ok: false; readonly reason: XofReason };

/** The largest amount that still is exact as a JSON number. */
export const MAX_PARSED_XOF: Xof = 9_007_199_254_740_991n;

const GROUPED = /^\d{1,3}(?:([ .])\d{3})(?:\1\d{3})*$/;
const PLAIN = /^\d+$/;

/**
 * Reads an amount as people write it: `250000`, `1 199 406` (any kind of space), `3.576.656`,
 * `21 631 000,00 FCFA`. A dot followed by three digits separates thousands; `250,000` may mean
 * 250 or 250 000 and is refused, as are groups that are not of three digits (a lost digit).
 */
export function parseXof(text: string): ParsedXof {
  const spaced = text.replace(/[\s\u00a0\u2007\u2009\u202f]+/g, ' ').trim();
  const written = spaced.replace(/ ?(?:F ?CFA|XOF|F)\.?$/i, '');
  if (written === '') return refuse('amount-missing');
  if (/^[-\u2212]\s?\d|^\(\s?\d.*\)$/.test(written)) return refuse('amount-negative');
  const unsigned = written.replace(/^\+ ?/, '');
  const whole = withoutZeroDecimals(unsigned);
  if (GROUPED.test(whole) || PLAIN.test(whole)) return accept(whole.replace(/[ .]/g, ''));
  if (/^[\d ]+,\d{3}$/.test(unsigned)) return refuse('amount-ambiguous');
  if (/^\d[\d ]*[.,]\d+$/.test(unsigned)) return refuse('amount-has-decimals');
  if (/^\d[\d .]*\d$/.test(unsigned)) return refuse('amount-ambiguous');
  return refuse('amount-not-understood');
}

function withoutZeroDecimals(text: string): string {
  const commas = text.replace(/,0{1,2}$/, '');
  return commas === text ? text.replace(/\.0{1,2}$/, '') : commas;
}

function accept(digits: string): ParsedXof {
  if (digits.length > 20) return refuse('amount-too-large');
  const value = BigInt(digits);
  return value > MAX_PARSED_XOF ? refuse('amount-too-large') : { ok: true, value };
}

function refuse(reason: XofReason): ParsedXof {
  return { ok: false, reason };
}

const UNITS = (
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize ' +
  'dix-sept dix-huit dix-neuf'
).split(' ');
const TENS = ['', '', 'vingt', 'trente', 'quarante', 'cinquante', 'soixante'];
const SCALES = [
  { value: 1_000_000_000_000n, singular: 'billion' },
  { value: 1_000_000_000n, singular: 'milliard' },
  { value: 1_000_000n, singular: 'million' },
] as const;
const LIMIT_XOF = 1_000_000_000_000_000n;

/**
 * The amount in French words, as cheques and receipts show it, in the traditional spelling: « vingt »
 * and « cent » take an s only when multiplied and last (also before million), « mille » never.
 */
export function amountInFrenchWords(amountXof: Xof): string {
  const magnitude = amountXof < 0n ? -amountXof : amountXof;
  assert(magnitude < LIMIT_XOF, 'amounts in words stay under a million billions');
  const sign = amountXof < 0n ? 'moins ' : '';
  // « Million » is a noun: « un million de francs », yet « un million cent francs ».
  const link = magnitude >= 1_000_000n && magnitude % 1_000_000n === 0n ? ' de ' : ' ';
  const unit = magnitude < 2n ? 'franc CFA' : 'francs CFA';
  return sign + numberInWords(magnitude) + link + unit;
}

function numberInWords(number: bigint): string {
  if (number === 0n) return word(UNITS, 0);
  const parts: string[] = [];
  let rest = number;
  for (const { value, singular } of SCALES) {
    const count = rest / value;
    rest %= value;
    if (count > 0n)
      parts.push(`${underThousand(Number(count), true)} ${singular}${count > 1n ? 's' : ''}`);
  }
  const thousands = Number(rest / 1000n);
  const units = Number(rest % 1000n);
  if (thousands === 1) parts.push('mille');
  if (thousands > 1) parts.push(`${underThousand(thousands, false)} mille`);
  if (units > 0) parts.push(underThousand(units, true));
  return parts.join(' ');
}

function underThousand(number: number, takesPlural: boolean): string {
  const hundreds = Math.floor(number / 100);
  const rest = number % 100;
  const parts: string[] = [];
  if (hundreds === 1) parts.push('cent');
  if (hundreds > 1) {
    parts.push(`${word(UNITS, hundreds)} cent${rest === 0 && takesPlural ? 's' : ''}`);
  }
  if (rest > 0) parts.push(underHundred(rest, takesPlural));
  return parts.join(' ');
}

function underHundred(number: number, takesPlural: boolean): string {
  if (number < 20) return word(UNITS, number);
  if (number >= 80) {
    if (number === 80) return takesPlural ? 'quatre-vingts' : 'quatre-vingt';
    return `quatre-vingt-${word(UNITS, number - 80)}`;
  }
  const tens = number >= 70 ? 6 : Math.floor(number / 10);
  const rest = number - tens * 10;
  if (rest === 0) return word(TENS, tens);
  const joint = rest === 1 || rest === 11 ? ' et ' : '-';
  return word(TENS, tens) + joint + word(UNITS, rest);
}

function word(words: readonly string[], index: number): string {
  const found = words[index];
  assert(found !== undefined, 'every number under twenty and every ten has a word');
  return found;
}
