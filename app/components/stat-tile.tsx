import { Link } from '@remix-run/react';
import { ArrowDownRight, ArrowUpRight, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Sparkline } from './charts/sparkline';
import { classNames } from './class-names';
import type { Tone } from './state-badge';

type StatTileProps = {
  readonly label: string;
  readonly value: ReactNode;
  /** The rows behind the figure. */
  readonly to: string;
  readonly change?: Change | undefined;
  /** The months before, oldest first. */
  readonly points?: readonly number[] | undefined;
  readonly note?: ReactNode;
};

type Change = {
  readonly direction: 'up' | 'down' | 'same';
  readonly text: string;
  readonly tone?: Extract<Tone, 'settled' | 'late' | 'ended'> | undefined;
};

/** A figure that is a link to the rows behind it, with its change and a small chart. */
export function StatTile({ label, value, to, change, points, note }: StatTileProps) {
  return (
    <div className="relative flex min-w-0 flex-col gap-1 rounded border border-line bg-surface p-4 hover:border-line-strong">
      <Link to={to} className="row-link text-sm !font-normal !text-ink-soft">
        {label}
      </Link>
      <p className="tabular text-xl font-semibold tracking-tight">{value}</p>
      <div className="mt-auto flex min-h-8 items-end justify-between gap-3 pt-1">
        <div className="text-sm text-ink-soft">
          {change && <ChangeLine change={change} />}
          {note !== undefined && <p>{note}</p>}
        </div>
        {points && points.length > 1 && <Sparkline points={points} />}
      </div>
    </div>
  );
}

/** At most four figures beside each other. */
export function StatRow({ children }: { readonly children: ReactNode }) {
  return <div className="grid grid-cols-1 gap-3 sm:grid-cols-2 xl:grid-cols-4">{children}</div>;
}

const ARROWS = { up: ArrowUpRight, down: ArrowDownRight, same: Minus };
const CHANGE_TONE = { settled: 'text-settled', late: 'text-late', ended: 'text-ink-soft' };

function ChangeLine({ change }: { readonly change: Change }) {
  const Arrow = ARROWS[change.direction];
  return (
    <p className={classNames('flex items-center gap-1', CHANGE_TONE[change.tone ?? 'ended'])}>
      <Arrow size={14} aria-hidden className="shrink-0" />
      {change.text}
    </p>
  );
}
