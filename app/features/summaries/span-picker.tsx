import { Link, useLocation } from '@remix-run/react';
import { classNames } from '~/components/class-names';
import type { Span } from '~/domain/oversight/span';
import { useT } from '~/i18n/t';

type SpanPickerProps = { readonly span: Span; readonly spans: readonly string[] };

/** The period of a board, in the address: months that are over, or a calendar year. */
export function SpanPicker({ span, spans }: SpanPickerProps) {
  const t = useT();
  const query = new URLSearchParams(useLocation().search);
  const toOf = (key: string) => {
    const next = new URLSearchParams(query);
    next.set('span', key);
    return `?${next.toString()}`;
  };
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <ul
        aria-label={t('boards.span')}
        className="no-print flex flex-wrap rounded border border-line bg-surface p-0.5"
      >
        {spans.map((key) => (
          <li key={key}>
            <Link
              to={toOf(key)}
              preventScrollReset
              {...(key === span.key ? { 'aria-current': 'true' as const } : {})}
              className={classNames(CHOICE, key === span.key ? CHOSEN : OTHER)}
            >
              {key.length === 4 ? key : t('boards.months', { count: Number(key) })}
            </Link>
          </li>
        ))}
      </ul>
      <p className="text-sm text-ink-soft">
        {t('boards.ofSpan', { from: span.from, to: span.to })}
      </p>
    </div>
  );
}

const CHOICE =
  'flex min-h-9 items-center rounded px-3 text-sm whitespace-nowrap sm:min-h-7 sm:px-2.5';
const CHOSEN = 'bg-accent-soft font-medium text-accent';
const OTHER = 'text-ink-soft hover:bg-sunken hover:text-ink';
