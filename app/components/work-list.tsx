import { Link } from '@remix-run/react';
import { ChevronRight, CircleCheck } from 'lucide-react';
import { useFormat } from '~/i18n/use-format';
import { classNames } from './class-names';
import { type Tone, TONE_CLASS } from './state-badge';

export type WorkItem = {
  readonly to: string;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly count: number | bigint;
  readonly tone: Tone;
};

type WorkListProps = {
  readonly items: readonly WorkItem[];
  /** Said when nothing waits. */
  readonly empty: string;
};

/** What waits for me, first thing on a home page: each line leads to the rows. */
export function WorkList({ items, empty }: WorkListProps) {
  const format = useFormat();
  if (items.length === 0) {
    return (
      <p className="flex items-center gap-2 px-4 py-5 text-ink-soft">
        <CircleCheck size={16} aria-hidden className="text-settled" />
        {empty}
      </p>
    );
  }
  return (
    <ul className="divide-y divide-line">
      {items.map((item) => (
        <li key={item.to + item.label}>
          <Link
            to={item.to}
            prefetch="intent"
            className="flex min-h-11 items-center gap-3 px-4 py-2 hover:bg-sunken focus-visible:-outline-offset-2"
          >
            <span className={classNames(COUNT, TONE_CLASS[item.tone])}>
              {format.count(item.count)}
            </span>
            <span className="min-w-0 flex-1">
              <span className="font-medium">{item.label}</span>
              {item.detail !== undefined && (
                <span className="block text-sm text-ink-soft">{item.detail}</span>
              )}
            </span>
            <ChevronRight size={16} aria-hidden className="shrink-0 text-ink-faint" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

const COUNT =
  'tabular inline-flex h-6 min-w-9 shrink-0 items-center justify-center rounded-full px-2 text-sm font-semibold';
