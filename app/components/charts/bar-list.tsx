import { Link } from '@remix-run/react';
import { classNames } from '../class-names';

export type BarRow = {
  readonly label: string;
  readonly value: number;
  /** The figure as people read it. */
  readonly text: string;
  readonly note?: string | undefined;
  /** The rows behind the figure. */
  readonly to?: string | undefined;
  readonly tone?: BarTone | undefined;
};
type BarTone = 'accent' | 'soft' | 'waiting' | 'late';

type BarListProps = {
  readonly title: string;
  readonly rows: readonly BarRow[];
};

/** A few classes below each other, each with its figure and a bar from zero: a table that is also a drawing. */
export function BarList({ title, rows }: BarListProps) {
  const highest = Math.max(1, ...rows.map(({ value }) => value));
  return (
    <ul aria-label={title} className="flex flex-col gap-1">
      {rows.map((row) => (
        <li key={row.label}>
          {row.to === undefined ? (
            <div className={ROW}>
              <Line row={row} highest={highest} />
            </div>
          ) : (
            <Link to={row.to} className={classNames(ROW, 'hover:bg-sunken')}>
              <Line row={row} highest={highest} />
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

function Line({ row, highest }: { readonly row: BarRow; readonly highest: number }) {
  const { label, value, text, note, tone = 'accent' } = row;
  return (
    <>
      <span className="flex items-baseline justify-between gap-3">
        <span className="min-w-0">
          {label}
          {note !== undefined && (
            <span className="ml-2 text-sm whitespace-nowrap text-ink-soft">{note}</span>
          )}
        </span>
        <span className="tabular shrink-0 font-medium">{text}</span>
      </span>
      <svg width="100%" height="8" aria-hidden className="mt-1 block">
        <rect width="100%" height="8" rx="2" className="fill-sunken" />
        <rect
          width={`${Math.max(value > 0 ? 0.8 : 0, (value / highest) * 100).toFixed(2)}%`}
          height="8"
          rx="2"
          className={FILL[tone]}
        />
      </svg>
    </>
  );
}

const ROW = 'block rounded px-2 py-1.5 -mx-2';
const FILL: Record<BarTone, string> = {
  accent: 'fill-accent',
  soft: 'fill-accent opacity-35',
  waiting: 'fill-waiting',
  late: 'fill-late',
};
