import { createInstance, type i18n } from 'i18next';
import type { Dictionary, TranslationKey } from './dictionary';
import { formatCount, formatDay, formatPercent, formatPeriod, formatXof } from './format';
import type { Language } from './language';

/** What a text may contain: `{{name}}`, `{{count}}`, `{{amount, xof}}`, `{{rate, percent}}`… */
export type TranslationValues = Readonly<Record<string, string | number | bigint>>;

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

/** The translator of one language from its dictionary: what both server and browser use. */
export function translatorOf(language: Language, dictionary: Dictionary): Translate {
  const engine = engineOf(language, dictionary);
  const text = (key: string, values: TranslationValues = {}): string => {
    const count = values['count'];
    if (count === undefined) return engine.t(key, { ...values });
    // French has a third form from one million on, written like the ordinary plural.
    return engine.t([key, `${key}_other`], { ...values, count: Number(count) });
  };
  return Object.assign((key: TranslationKey, values?: TranslationValues) => text(key, values), {
    dynamic: text,
    language,
  });
}

function engineOf(language: Language, dictionary: Dictionary): i18n {
  const engine = createInstance();
  void engine.init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: dictionary } },
    initImmediate: false,
    returnNull: false,
    interpolation: {
      escapeValue: false,
      alwaysFormat: true,
      format: (value: unknown, format?: string) => formatValue(value, format, language),
    },
  });
  return engine;
}

function formatValue(value: unknown, format: string | undefined, language: Language): string {
  if (typeof value === 'number' || typeof value === 'bigint') {
    if (format === 'xof') return formatXof(BigInt(value), language);
    if (format === 'percent') return formatPercent(Number(value), language);
    return formatCount(value, language);
  }
  const text = String(value);
  if (format === 'xof') return formatXof(BigInt(text), language);
  if (format === 'day') return formatDay(text, language);
  if (format === 'period') return formatPeriod(text, language);
  return text;
}
