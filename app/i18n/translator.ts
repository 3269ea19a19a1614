import type { TranslationKey } from './dictionary';
import { formatCount, formatDay, formatPercent, formatPeriod, formatXof } from './format';
import type { Language } from './language';

/** What a text may contain: `{{name}}`, `{{count}}`, `{{amount, xof}}`, `{{rate, percent}}`… */
export type TranslationValues = Readonly<Record<string, string | number | bigint>>;

/** Texts below texts, in the format of i18next. */
export type Words = { readonly [key: string]: string | Words };

/** The words of one area; `coming` while they are fetched; undefined when no area has this name. */
export type FindWords = (area: string) => Words | 'coming' | undefined;

/**
 * Gives the text of a key. With `count`, chooses the plural form. Numbers are written in the way of
 * the language; `{{x, xof}}`, `{{x, day}}`, `{{x, period}}` and `{{x, percent}}` format a value.
 */
export type Translate = {
  (key: TranslationKey, values?: TranslationValues): string;
  /** For a key that comes from data: the text, or the key itself when no text has that name. */
  dynamic: (key: string, values?: TranslationValues) => string;
  language: Language;
};

/** The translator of one language over its words: the same on the server and in the browser. */
export function translatorOf(language: Language, findWords: FindWords): Translate {
  const formOf = (count: number) => PLURALS[language].select(count);
  const text = (key: string, values: TranslationValues = {}): string => {
    const [area = '', ...path] = key.split('.');
    const words = findWords(area);
    if (words === 'coming') return '';
    const count = values['count'];
    const found =
      count === undefined
        ? find(words, path)
        : (find(words, withSuffix(path, formOf(Number(count)))) ??
          // French has a third form from one million on, written like the ordinary plural.
          find(words, withSuffix(path, 'other')) ??
          find(words, path));
    return found === undefined ? key : fill(found, values, language);
  };
  return Object.assign((key: TranslationKey, values?: TranslationValues) => text(key, values), {
    dynamic: text,
    language,
  });
}

const PLURALS: Readonly<Record<Language, Intl.PluralRules>> = {
  fr: new Intl.PluralRules('fr'),
  en: new Intl.PluralRules('en'),
};

/** A name may hold dots itself (`call.issued`): the rest of the path is tried as one name first. */
function find(words: string | Words | undefined, path: readonly string[]): string | undefined {
  if (words === undefined || typeof words === 'string') {
    return path.length === 0 ? words : undefined;
  }
  const whole = own(words, path.join('.'));
  if (typeof whole === 'string') return whole;
  const [first, ...rest] = path;
  return first === undefined || rest.length === 0 ? undefined : find(own(words, first), rest);
}

const own = (words: Words, name: string) => (Object.hasOwn(words, name) ? words[name] : undefined);

const withSuffix = (path: readonly string[], form: string) => [
  ...path.slice(0, -1),
  `${path.at(-1) ?? ''}_${form}`,
];

function fill(text: string, values: TranslationValues, language: Language): string {
  return text.replace(PLACE, (place, name: string, format: string | undefined) => {
    const value = values[name];
    return value === undefined ? place : formatValue(value, format, language);
  });
}

const PLACE = /\{\{\s*([\w-]+)\s*(?:,\s*(\w+)\s*)?\}\}/g;

function formatValue(
  value: string | number | bigint,
  format: string | undefined,
  language: Language,
): string {
  switch (format) {
    case 'xof':
      return formatXof(BigInt(value), language);
    case 'percent':
      return formatPercent(Number(value), language);
    case 'day':
      return formatDay(String(value), language);
    case 'period':
      return formatPeriod(String(value), language);
    default:
      return typeof value === 'string' ? value : formatCount(value, language);
  }
}
