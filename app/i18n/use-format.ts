import { useMemo } from 'react';
import {
  formatCount,
  formatDateTime,
  formatDay,
  formatMonthShort,
  formatPercent,
  formatPeriod,
  formatXof,
  formatXofShort,
} from './format';
import { useT } from './t';

/** The formats bound to the language of the page. */
export function useFormat() {
  const { language } = useT();
  return useMemo(
    () => ({
      xof: (amountXof: bigint) => formatXof(amountXof, language),
      xofShort: (amountXof: bigint) => formatXofShort(amountXof, language),
      count: (count: bigint | number) => formatCount(count, language),
      percent: (rateBasisPoints: number) => formatPercent(rateBasisPoints, language),
      day: (day: string) => formatDay(day, language),
      dateTime: (instant: Date) => formatDateTime(instant, language),
      period: (period: string) => formatPeriod(period, language),
      monthShort: (period: string) => formatMonthShort(period, language),
    }),
    [language],
  );
}
