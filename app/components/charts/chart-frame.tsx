import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '~/i18n/t';

export type ChartPoint = {
  readonly label: string;
  /** On the axis, when the label is too long for it. */
  readonly shortLabel?: string | undefined;
  readonly value: number;
  /** The figure as people read it. */
  readonly text: string;
};

type ChartFrameProps = {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly children: ReactNode;
};

/** A drawing and, behind it, the same figures as a table. */
export function ChartFrame({ title, head, rows, children }: ChartFrameProps) {
  const t = useT();
  return (
    <figure className="min-w-0">
      {children}
      <details className="mt-2 text-sm">
        <summary className="no-print inline-flex items-center gap-1 text-ink-soft hover:text-ink">
          <ChevronRight size={14} aria-hidden className="turns transition-transform" />
          {t('common.chart.table')}
          <span className="sr-only"> : {title}</span>
        </summary>
        <div
          className="mt-2 max-h-72 overflow-auto rounded border border-line"
          tabIndex={0}
          role="region"
          aria-label={title}
        >
          <table className="data-table" data-dense="true">
            <caption className="sr-only">{title}</caption>
            <thead>
              <tr>
                {head.map((name, index) => (
                  <th key={name} scope="col" data-align={index === 0 ? 'start' : 'end'}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row[0]}>
                  {row.map((cell, index) => (
                    <td key={index} data-align={index === 0 ? 'start' : 'end'}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}

/** The next round number at or above `value`, of which the half is round too. */
export function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = ROUND.find((one) => value <= one * power) ?? 10;
  return factor * power;
}

const ROUND = [1, 1.2, 1.6, 2, 2.5, 3, 4, 5, 6, 8, 10];
