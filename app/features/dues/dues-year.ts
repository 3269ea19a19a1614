import { duesOf, type DuesTerms } from '~/domain/oversight/dues';
import { percentOf } from '~/domain/money';
import { toPeriod, type Period } from '~/domain/period';

export type DuesMonthLine = {
  readonly period: Period;
  readonly cashedXof: bigint;
  readonly cashedYtdXof: bigint;
  readonly dueXof: bigint;
  readonly dueYtdXof: bigint;
  /** Dues at the end of the month before. */
  readonly beforeXof: bigint;
  /** Rate × cashed to date, before the cap. */
  readonly productXof: bigint;
  readonly isCapped: boolean;
  /** What late recordings put in another month; it cancels out over the year. */
  readonly shiftXof: bigint;
};

/** The months of a year with what they add up to, from January to `through`. */
export function duesYear(
  rule: DuesTerms,
  months: readonly {
    readonly period: string;
    readonly cashedXof: bigint;
    readonly dueXof: bigint;
  }[],
  year: number,
  through: number,
): DuesMonthLine[] {
  let cashedYtdXof = 0n;
  let dueYtdXof = 0n;
  return Array.from({ length: through }, (_, index) => {
    const period = toPeriod(`${year}-${String(index + 1).padStart(2, '0')}`);
    const month = months.find((row) => row.period.startsWith(period));
    const cashedXof = month?.cashedXof ?? 0n;
    const dueXof = month?.dueXof ?? 0n;
    const beforeXof = dueYtdXof;
    cashedYtdXof += cashedXof;
    dueYtdXof += dueXof;
    const productXof = percentOf(cashedYtdXof > 0n ? cashedYtdXof : 0n, rule.rateBasisPoints);
    return {
      period,
      cashedXof,
      cashedYtdXof,
      dueXof,
      dueYtdXof,
      beforeXof,
      productXof,
      isCapped: productXof >= rule.capXof,
      shiftXof: dueYtdXof - duesOf(cashedYtdXof, rule),
    };
  });
}

/** `?year=`, or the year of today. */
export function yearIn(query: URLSearchParams, today: string): number {
  const year = Number(query.get('year'));
  return Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : Number(today.slice(0, 4));
}
