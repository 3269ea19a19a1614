import { max, percentOf, type Xof } from '../money';
import { toPeriod, yearOf, type Day, type Period } from '../period';
import { duesOf, type DuesTerms } from './dues';

export type DuesMonthLine = {
  readonly period: Period;
  readonly cashedXof: Xof;
  readonly cashedYtdXof: Xof;
  readonly dueXof: Xof;
  readonly dueYtdXof: Xof;
  /** Dues at the end of the month before. */
  readonly beforeXof: Xof;
  /** Rate × cashed to date, before the cap. */
  readonly productXof: Xof;
  readonly isCapped: boolean;
  /** What late recordings put in another month; it cancels out over the year. */
  readonly shiftXof: Xof;
};

/** The months of a year with what they add up to, from January to `through`. */
export function duesYear(
  rule: DuesTerms,
  months: readonly {
    readonly period: string;
    readonly cashedXof: Xof;
    readonly dueXof: Xof;
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
    const productXof = percentOf(max(cashedYtdXof, 0n), rule.rateBasisPoints);
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

/** A year that is over shows its twelve months, the current one those that have begun. */
export const lastMonthShown = (year: number, today: Day): number =>
  year < yearOf(today) ? 12 : Number(today.slice(5, 7));
