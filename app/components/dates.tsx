import { useFormat } from '~/i18n/use-format';

/** A day `2026-11-05`, shown as `05/11/2026`. */
export function DayText({ day }: { readonly day: string }) {
  return (
    <time dateTime={day} className="tabular whitespace-nowrap">
      {useFormat().day(day)}
    </time>
  );
}

/** An instant, in the time of Dakar. */
export function InstantText({ instant }: { readonly instant: Date }) {
  return (
    <time dateTime={instant.toISOString()} className="tabular whitespace-nowrap">
      {useFormat().dateTime(instant)}
    </time>
  );
}

/** A month `2026-11`, shown as `novembre 2026`. */
export function PeriodText({ period }: { readonly period: string }) {
  return (
    <time dateTime={period.slice(0, 7)} className="whitespace-nowrap">
      {useFormat().period(period)}
    </time>
  );
}
