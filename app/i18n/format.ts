import { DEFAULT_LANGUAGE, type Language } from './language';

const NO_BREAK_SPACE = '\u00a0';
const MINUS = '\u2212';

const MONTHS = {
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  en: 'January February March April May June July August September October November December',
} as const;

const SHORT_MONTHS = {
  fr: 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.',
  en: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
} as const;

/** Whole francs: `1 250 000 FCFA`, with spaces that do not break and a true minus sign. */
export function formatXof(amountXof: bigint, language: Language = DEFAULT_LANGUAGE): string {
  return `${formatCount(amountXof, language)}${NO_BREAK_SPACE}FCFA`;
}

/** A whole number with its thousands set apart: `6 000`. */
export function formatCount(count: bigint | number, language: Language = DEFAULT_LANGUAGE): string {
  const whole = typeof count === 'bigint' ? count : BigInt(Math.round(count));
  const digits = (whole < 0n ? -whole : whole).toString();
  const separator = language === 'fr' ? NO_BREAK_SPACE : ',';
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, separator);
  return whole < 0n ? `${MINUS}${grouped}` : grouped;
}

/** Large amounts on charts and tiles: `38,4 M FCFA`; below one million, in full. */
export function formatXofShort(amountXof: bigint, language: Language = DEFAULT_LANGUAGE): string {
  const size = amountXof < 0n ? -amountXof : amountXof;
  if (size < 1_000_000n) return formatXof(amountXof, language);
  const isBillions = size >= 1_000_000_000n;
  const tenths = (size * 10n) / (isBillions ? 1_000_000_000n : 1_000_000n);
  const unit = isBillions ? (language === 'fr' ? 'Md' : 'bn') : 'M';
  const sign = amountXof < 0n ? MINUS : '';
  return `${sign}${decimal(tenths, 1, language)}${NO_BREAK_SPACE}${unit}${NO_BREAK_SPACE}FCFA`;
}

/** Basis points as a percentage: 650 gives `6,5 %`; no digit is lost or added. */
export function formatPercent(
  rateBasisPoints: number,
  language: Language = DEFAULT_LANGUAGE,
): string {
  const whole = BigInt(Math.round(rateBasisPoints));
  const sign = whole < 0n ? MINUS : '';
  const digits = decimal(whole < 0n ? -whole : whole, 2, language);
  return language === 'fr' ? `${sign}${digits}${NO_BREAK_SPACE}%` : `${sign}${digits}%`;
}

/** A day `2026-11-05`: `05/11/2026`, or `5 Nov 2026` in English, where 05/11 would be May. */
export function formatDay(day: string, language: Language = DEFAULT_LANGUAGE): string {
  const [year = '', month = '', date = ''] = day.slice(0, 10).split('-');
  if (language === 'fr') return `${date}/${month}/${year}`;
  return `${Number(date)}${NO_BREAK_SPACE}${monthName(month, 'en', SHORT_MONTHS)}${NO_BREAK_SPACE}${year}`;
}

/** An instant in the time of Dakar, which is UTC all year: `05/11/2026 à 14:32`. */
export function formatDateTime(instant: Date, language: Language = DEFAULT_LANGUAGE): string {
  const text = instant.toISOString();
  const join = language === 'fr' ? ' à ' : ', ';
  return `${formatDay(text, language)}${join}${text.slice(11, 16)}`;
}

/** A month `2026-11`: `novembre 2026`. */
export function formatPeriod(period: string, language: Language = DEFAULT_LANGUAGE): string {
  const [year = '', month = ''] = period.split('-');
  return `${monthName(month, language, MONTHS)}${NO_BREAK_SPACE}${year}`;
}

/** A month on a chart's axis: `nov.`. */
export function formatMonthShort(period: string, language: Language = DEFAULT_LANGUAGE): string {
  return monthName(period.split('-')[1] ?? '', language, SHORT_MONTHS);
}

/** A duration for people: `45 s`, `12 min`, `2 h 05`. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole}${NO_BREAK_SPACE}s`;
  if (whole < 3600) return `${Math.round(whole / 60)}${NO_BREAK_SPACE}min`;
  const minutes = Math.floor((whole % 3600) / 60);
  const hours = `${Math.floor(whole / 3600)}${NO_BREAK_SPACE}h`;
  return `${hours}${NO_BREAK_SPACE}${String(minutes).padStart(2, '0')}`;
}

function decimal(scaled: bigint, places: number, language: Language): string {
  const digits = scaled.toString().padStart(places + 1, '0');
  const fraction = digits.slice(-places).replace(/0+$/, '');
  const whole = formatCount(BigInt(digits.slice(0, -places)), language);
  return fraction === '' ? whole : `${whole}${language === 'fr' ? ',' : '.'}${fraction}`;
}

function monthName(month: string, language: Language, names: Record<Language, string>): string {
  return names[language].split(' ')[Number(month) - 1] ?? month;
}
