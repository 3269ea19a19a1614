import type { Day, Period } from '~/domain/period';
import { readDay, readPeriod } from './typed-day';

const MAX_PAGE = 1_000_000;
const MAX_SEARCH = 80;

/** `?page=3`; anything else is the first page. */
export function pageOfQuery(query: URLSearchParams): number {
  const text = query.get('page') ?? '';
  const page = /^\d{1,7}$/.test(text) ? Number(text) : 1;
  return Math.min(Math.max(page, 1), MAX_PAGE);
}

/** The year in which the first IPM could owe dues to ICAMO. */
const FIRST_YEAR = 2016;

/** `?year=2026`; anything else, and a year to come, is the current one. */
export function yearOfQuery(query: URLSearchParams, currentYear: number): number {
  const asked = Number(query.get('year'));
  return Number.isInteger(asked) && asked >= FIRST_YEAR && asked <= currentYear
    ? asked
    : currentYear;
}

/** `?sort=name` or `?sort=-name`, among the columns that can be sorted. */
export function sortOfQuery<Key extends string>(
  query: URLSearchParams,
  keys: readonly [Key, ...Key[]],
): { readonly key: Key; readonly descending: boolean } {
  const text = query.get('sort') ?? '';
  const descending = text.startsWith('-');
  const name = descending ? text.slice(1) : text;
  const key = keys.find((one) => one === name);
  return key === undefined ? { key: keys[0], descending: false } : { key, descending };
}

/** `?q=`, without the spaces around it. */
export const searchOfQuery = (query: URLSearchParams): string =>
  (query.get('q') ?? '').trim().slice(0, MAX_SEARCH);

/** One of the choices of a filter, or null. */
export function choiceOfQuery<Choice extends string>(
  query: URLSearchParams,
  name: string,
  choices: readonly Choice[],
): Choice | null {
  return choices.find((choice) => choice === query.get(name)) ?? null;
}

const MAX_ID = 2n ** 63n - 1n;

/** `?call=1&call=2`, each once; what is no id is left out. */
export function idsOfQuery(query: URLSearchParams, name: string, max: number): bigint[] {
  const texts = query.getAll(name).filter((text) => /^[1-9]\d{0,18}$/.test(text));
  const ids = [...new Set(texts)].map(BigInt).filter((id) => id <= MAX_ID);
  return ids.slice(0, max);
}

/** `?from=2026-11-27`, or null for what is no day that people may mean. */
export function dayOfQuery(query: URLSearchParams, name: string): Day | null {
  const parsed = readDay((query.get(name) ?? '').trim());
  return parsed?.ok ? parsed.value : null;
}

/** `?period=2026-11`, or null. */
export const periodOfQuery = (query: URLSearchParams, name: string): Period | null =>
  readPeriod((query.get(name) ?? '').trim());

/** The beginning of a text, as LIKE reads it. */
export const startingWith = (text: string): string => `${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Any place in a text, as LIKE reads it. */
export const containing = (text: string): string => `%${startingWith(text)}`;
