import { Link, useLocation } from '@remix-run/react';
import { classNames } from '~/components/class-names';
import { useFormat } from '~/i18n/use-format';
import { useT } from '~/i18n/t';

/** The months that have calls, the latest first: one click shows one month. */
export function MonthPicker({ months }: { readonly months: readonly string[] }) {
  const t = useT();
  const format = useFormat();
  const query = new URLSearchParams(useLocation().search);
  const chosen = query.get('period');
  if (months.length === 0) return null;
  return (
    <nav
      aria-label={t('contributions.months')}
      className="no-print flex gap-1 overflow-x-auto border-b border-line px-3 py-2"
    >
      {months.map((month) => {
        const isOn = month === chosen;
        const next = new URLSearchParams(query);
        next.delete('page');
        if (isOn) next.delete('period');
        else next.set('period', month);
        return (
          <Link
            key={month}
            to={`?${next.toString()}`}
            preventScrollReset
            {...(isOn ? { 'aria-current': 'true' as const } : {})}
            className={classNames(
              'inline-flex min-h-10 items-center rounded px-2.5 text-sm whitespace-nowrap sm:min-h-8',
              isOn ? 'bg-action-soft font-medium text-action' : 'text-ink-soft hover:bg-sunken',
            )}
          >
            {format.period(month)}
          </Link>
        );
      })}
    </nav>
  );
}
