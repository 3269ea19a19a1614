import { Link, useLocation } from '@remix-run/react';
import { classNames } from '~/components/class-names';
import { useFormat } from '~/i18n/use-format';
import { useT } from '~/i18n/t';

/** The months that have calls by year, the latest first: one click shows one month. */
export function MonthPicker({ months }: { readonly months: readonly string[] }) {
  const t = useT();
  const query = new URLSearchParams(useLocation().search);
  if (months.length === 0) return null;
  const years = [...new Set(months.map(yearOf))];
  return (
    <nav
      aria-label={t('contributions.months')}
      className="no-print flex gap-x-4 overflow-x-auto border-b border-line px-3 py-2 sm:flex-wrap"
    >
      {years.map((year) => (
        <ul key={year} aria-label={year} className="flex items-center gap-0.5 sm:flex-wrap">
          <li aria-hidden className="tabular mr-1 text-sm text-ink-soft">
            {year}
          </li>
          {months
            .filter((month) => yearOf(month) === year)
            .map((month) => (
              <li key={month}>
                <MonthLink month={month} query={query} />
              </li>
            ))}
        </ul>
      ))}
    </nav>
  );
}

/** The chosen month's link lets go of it. */
function MonthLink({ month, query }: { readonly month: string; readonly query: URLSearchParams }) {
  const format = useFormat();
  const isOn = month === query.get('period');
  const next = new URLSearchParams(query);
  next.delete('page');
  if (isOn) next.delete('period');
  else next.set('period', month);
  return (
    <Link
      to={`?${next.toString()}`}
      preventScrollReset
      aria-label={format.period(month)}
      {...(isOn ? { 'aria-current': 'true' as const } : {})}
      className={classNames(
        'inline-flex min-h-10 items-center rounded px-2.5 text-sm whitespace-nowrap sm:min-h-8',
        isOn ? 'bg-action-soft font-medium text-action' : 'text-ink-soft hover:bg-sunken',
      )}
    >
      {format.monthShort(month)}
    </Link>
  );
}

const yearOf = (month: string) => month.slice(0, 4);
