import { assert } from './assert';

/** A calendar day, 'YYYY-MM-DD'. ISO days compare in the order of time. Dakar is UTC all year. */
export type Day = string & { readonly __day: true };
/** A calendar month, 'YYYY-MM'. */
export type Period = string & { readonly __period: true };

/** The end of a validity interval `[validFrom, validTo)` that has no end yet. */
export const OPEN_END = '9999-12-31' as Day;

export type DayReason =
  | 'day-missing'
  | 'day-not-understood'
  | 'day-not-in-calendar'
  | 'day-two-digit-year'
  | 'day-year-only';

export type ParsedDay =
  { readonly ok: true; readonly value: Day } | { readonly ok: false; readonly reason: DayReason };

/** A day written in the code or read from a DATE column; anything else is a bug. */
export function toDay(text: string): Day {
  const parsed = parseDay(text);
  assert(parsed.ok, `not a day: ${text}`);
  return parsed.value;
}

/** A month written in the code, or the first of a month read from a DATE column. */
export function toPeriod(text: string): Period {
  const month = text.endsWith('-01') && text.length === 10 ? text.slice(0, 7) : text;
  const parsed = parsePeriod(month);
  assert(parsed !== null, `not a period: ${text}`);
  return parsed;
}

/**
 * Whether people may mean it. Whatever is typed or asked for beyond is a slip (`0205` for `2005`),
 * and the days and months reckoned from it would leave the calendar.
 */
export function isPlausible(value: Day | Period): boolean {
  return yearOf(value) >= 1900 && yearOf(value) < 2200;
}

/** Strict ISO 'YYYY-MM-DD', a day that exists. */
export function parseDay(text: string): ParsedDay {
  if (text === '') return { ok: false, reason: 'day-missing' };
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return { ok: false, reason: 'day-not-understood' };
  return dayInCalendar(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** Strict 'YYYY-MM'; null when it is not a month. */
export function parsePeriod(text: string): Period | null {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? (text as Period) : null;
}

/** Builds a day from its numbers, refused when the calendar has no such day. */
export function dayInCalendar(year: number, month: number, dayOfMonth: number): ParsedDay {
  const exists =
    year >= 1 &&
    year <= 9999 &&
    month >= 1 &&
    month <= 12 &&
    dayOfMonth >= 1 &&
    dayOfMonth <= daysInMonth(year, month);
  if (!exists) return { ok: false, reason: 'day-not-in-calendar' };
  return { ok: true, value: `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}` as Day };
}

export function dayOf(date: Date): Day {
  return toDay(date.toISOString().slice(0, 10));
}

export function periodOf(day: Day): Period {
  return day.slice(0, 7) as Period;
}

export function yearOf(value: Day | Period): number {
  return Number(value.slice(0, 4));
}

export function firstDay(period: Period): Day {
  return `${period}-01` as Day;
}

export function lastDay(period: Period): Day {
  return dayInMonth(period, 31);
}

export function nextPeriod(period: Period): Period {
  return addMonths(period, 1);
}

/** For a day, the same day of another month, or that month's last day when it is shorter. */
export function addMonths(from: Period, months: number): Period;
export function addMonths(from: Day, months: number): Day;
export function addMonths(from: Day | Period, months: number): Day | Period {
  const count = monthNumber(from) + months;
  const year = Math.floor(count / 12);
  assert(Number.isInteger(months) && year >= 1 && year <= 9999, 'months stay within the calendar');
  const period = `${pad(year, 4)}-${pad((count % 12) + 1, 2)}` as Period;
  return from.length === 7 ? period : dayInMonth(period, Number(from.slice(8)));
}

/** Whole months from one month to another; negative when the second is earlier. */
export function monthsBetween(from: Period, to: Period): number {
  return monthNumber(to) - monthNumber(from);
}

export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days);
}

/** Days from one day to another; negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** The day on which the contribution of a month is due: that day of M+1, or the last of a shorter month. */
export function dueDay(period: Period, dayOfMonth: number): Day {
  assert(dayOfMonth >= 1 && dayOfMonth <= 31, 'a due day is a day of a month');
  return dayInMonth(nextPeriod(period), dayOfMonth);
}

/** Half-open: the first day is inside, the last is not. */
export function isWithin(day: Day, validFrom: Day, validTo: Day): boolean {
  return validFrom <= day && day < validTo;
}

/** Whether `[validFrom, validTo)` covers at least one day of the month. */
export function coversPartOf(period: Period, validFrom: Day, validTo: Day): boolean {
  return validFrom < validTo && validFrom <= lastDay(period) && validTo > firstDay(period);
}

/** Completed years; born on 29 February, one is a year older on 1 March of a common year. */
export function ageOn(birth: Day, day: Day): number {
  const years = yearOf(day) - yearOf(birth);
  return day.slice(5) < birth.slice(5) ? years - 1 : years;
}

/** Days since 0000-03-01 of the proleptic Gregorian calendar, counted from March so that 29 February is last. */
export function dayNumber(day: Day): number {
  const month = Number(day.slice(5, 7));
  const year = yearOf(day) - (month <= 2 ? 1 : 0);
  const sinceMarch = (month + 9) % 12;
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * 365 + leapDays + Math.floor((153 * sinceMarch + 2) / 5) + Number(day.slice(8)) - 1;
}

export function dayFromNumber(number: number): Day {
  assert(Number.isInteger(number), 'days are counted whole');
  let year = Math.floor(number / 365.2425) + 1;
  while (dayNumber(`${pad(year, 4)}-03-01` as Day) > number) year -= 1;
  const dayOfYear = number - dayNumber(`${pad(year, 4)}-03-01` as Day);
  const sinceMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * sinceMarch + 2) / 5) + 1;
  const month = ((sinceMarch + 2) % 12) + 1;
  const parsed = dayInCalendar(month <= 2 ? year + 1 : year, month, dayOfMonth);
  assert(parsed.ok, 'days stay within the calendar');
  return parsed.value;
}

function dayInMonth(period: Period, dayOfMonth: number): Day {
  const length = daysInMonth(yearOf(period), Number(period.slice(5)));
  return `${period}-${pad(Math.min(dayOfMonth, length), 2)}` as Day;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function monthNumber(value: Day | Period): number {
  return yearOf(value) * 12 + Number(value.slice(5, 7)) - 1;
}

function pad(number: number, length: number): string {
  return String(number).padStart(length, '0');
}

const FRENCH = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})$/;
const TIME_OF_DAY = /[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/;
/** Excel's 1900 calendar believes in 29 February 1900: its serial 60. */
const EXCEL_FALSE_LEAP_DAY = 60;
const EXCEL_DAY_ZERO = '1899-12-31' as Day;
const EXCEL_LAST_SERIAL = 2_958_465;

/**
 * Reads a day as files hold it: `jj/mm/aaaa` (also `j/m/aaaa`, with `-` or `.`), ISO, or an Excel
 * serial number of the 1900 calendar; a time of day is left aside. Two-digit years and a year alone
 * (`1985` would be a day of 1905 as a serial) are refused rather than guessed, implausible years too.
 */
export function parseFrenchDay(text: string): ParsedDay {
  const parsed = readFrenchDay(text);
  const isSlip = parsed.ok && !isPlausible(parsed.value);
  return isSlip ? { ok: false, reason: 'day-not-in-calendar' } : parsed;
}

function readFrenchDay(text: string): ParsedDay {
  const written = text
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
    .replace(TIME_OF_DAY, '');
  if (written === '') return { ok: false, reason: 'day-missing' };
  const french = FRENCH.exec(written);
  if (french !== null) {
    const [, dayOfMonth, month, year = ''] = french;
    if (year.length === 2) return { ok: false, reason: 'day-two-digit-year' };
    return dayInCalendar(Number(year), Number(month), Number(dayOfMonth));
  }
  if (/^(19|20)\d{2}$/.test(written)) return { ok: false, reason: 'day-year-only' };
  if (/^\d{1,7}([.,]\d+)?$/.test(written)) return dayOfExcelSerial(Number.parseInt(written, 10));
  return parseDay(written);
}

function dayOfExcelSerial(serial: number): ParsedDay {
  if (serial < 1 || serial > EXCEL_LAST_SERIAL || serial === EXCEL_FALSE_LEAP_DAY) {
    return { ok: false, reason: 'day-not-in-calendar' };
  }
  const days = serial > EXCEL_FALSE_LEAP_DAY ? serial - 1 : serial;
  return { ok: true, value: addDays(EXCEL_DAY_ZERO, days) };
}
