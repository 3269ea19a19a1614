import { addMonths, monthsBetween, toPeriod, yearOf, type Period } from '../period';

/** The months that a board shows, both ends included, and those that it compares them with. */
export type Span = {
  /** As in the address: a number of months that are over, or a calendar year. */
  readonly key: string;
  readonly from: Period;
  readonly to: Period;
  readonly monthCount: number;
  readonly before: { readonly from: Period; readonly to: Period };
};

const MONTHS = [3, 12, 24] as const;
const YEARS_BACK = 1;
const DEFAULT_KEY = '12';

/** The choices: whole months that are over, this year so far, the year before. */
export const spanKeys = (thisMonth: Period): string[] => [
  ...MONTHS.map(String),
  ...Array.from({ length: YEARS_BACK + 1 }, (_, back) => String(yearOf(thisMonth) - back)),
];

/** Anything that is not a choice shows the last twelve months. */
export function spanOf(asked: string | null, thisMonth: Period): Span {
  const key = spanKeys(thisMonth).find((known) => known === asked) ?? DEFAULT_KEY;
  return key.length === 4 ? yearSpan(key, thisMonth) : rollingSpan(key, thisMonth);
}

function rollingSpan(key: string, thisMonth: Period): Span {
  const monthCount = Number(key);
  const from = addMonths(thisMonth, -monthCount);
  return {
    key,
    from,
    to: addMonths(thisMonth, -1),
    monthCount,
    before: { from: addMonths(from, -monthCount), to: addMonths(from, -1) },
  };
}

/** A year that is not over is compared with the same months of the year before. */
function yearSpan(key: string, thisMonth: Period): Span {
  const from = toPeriod(`${key}-01`);
  const december = toPeriod(`${key}-12`);
  const to = december < thisMonth ? december : thisMonth;
  return {
    key,
    from,
    to,
    monthCount: monthsBetween(from, to) + 1,
    before: { from: addMonths(from, -12), to: addMonths(to, -12) },
  };
}

/** The span up to this month, which is not over, unless it is a year. */
export const upToNow = (span: Span, thisMonth: Period): { from: Period; to: Period } => ({
  from: span.from,
  to: span.key.length === 4 ? span.to : thisMonth,
});

export const isInSpan = (period: Period, { from, to }: Pick<Span, 'from' | 'to'>): boolean =>
  from <= period && period <= to;

/** Every month of the span, those without anything included. */
export const monthsOf = ({ from, monthCount }: Span): Period[] =>
  Array.from({ length: monthCount }, (_, index) => addMonths(from, index));
