import { useT } from '~/i18n/t';
import { ChartFrame, type ChartPoint, roundUp } from './chart-frame';

type LineChartProps = {
  readonly title: string;
  /** All series have the same points on the axis; three at most are readable. */
  readonly series: readonly { readonly label: string; readonly points: readonly ChartPoint[] }[];
  readonly axisText?: ((value: number) => string) | undefined;
};

const WIDTH = 640;
const HEIGHT = 220;
const TOP = 16;
const BOTTOM = 24;
const RIGHT = 120;

/** Thin lines from zero, each named at its end instead of in a legend. */
export function LineChart({ title, series, axisText }: LineChartProps) {
  const t = useT();
  const first = series[0]?.points ?? [];
  if (first.length === 0) return <p className="text-ink-soft">{t('common.chart.noData')}</p>;
  const ceiling = roundUp(Math.max(...series.flatMap((one) => one.points.map((p) => p.value))));
  const x = (index: number) => (index / Math.max(first.length - 1, 1)) * (WIDTH - RIGHT - 20) + 10;
  const y = (value: number) => TOP + (1 - value / ceiling) * (HEIGHT - TOP - BOTTOM);
  const everyNth = Math.ceil(first.length / 12);
  return (
    <ChartFrame
      title={title}
      head={[t('common.chart.label'), ...series.map((one) => one.label)]}
      rows={first.map((point, index) => [
        point.label,
        ...series.map((one) => one.points[index]?.text ?? ''),
      ])}
    >
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={title}
        className="h-auto w-full"
      >
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line
              x1="0"
              x2={WIDTH - RIGHT}
              y1={y(ceiling * share)}
              y2={y(ceiling * share)}
              className={share === 0 ? 'stroke-line-strong' : 'stroke-line'}
            />
            {axisText && share > 0 && (
              <text x="0" y={y(ceiling * share) - 4} className="fill-ink-faint text-xs">
                {axisText(ceiling * share)}
              </text>
            )}
          </g>
        ))}
        {first.map((point, index) =>
          index % everyNth === 0 ? (
            <text
              key={point.label}
              x={x(index)}
              y={HEIGHT - 6}
              textAnchor="middle"
              className="fill-ink-soft text-xs"
            >
              {point.shortLabel ?? point.label}
            </text>
          ) : null,
        )}
        {series.map((one, index) => (
          <Line key={one.label} {...one} {...{ x, y, index }} />
        ))}
      </svg>
    </ChartFrame>
  );
}

type LineProps = {
  readonly label: string;
  readonly points: readonly ChartPoint[];
  readonly index: number;
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
};

function Line({ label, points, index, x, y }: LineProps) {
  const last = points.length - 1;
  const end = { x: x(last), y: y(points[last]?.value ?? 0) };
  const stroke = STROKES[index % STROKES.length];
  return (
    <g className={stroke}>
      <polyline
        points={points.map((p, i) => `${x(i).toFixed(1)},${y(p.value).toFixed(1)}`).join(' ')}
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinejoin="round"
        {...(index === 0 ? {} : { strokeDasharray: index === 1 ? '6 4' : '2 4' })}
      />
      <circle cx={end.x} cy={end.y} r="3" fill="currentColor" />
      <text x={end.x + 8} y={end.y + 4} fill="currentColor" className="text-xs font-medium">
        {label}
      </text>
    </g>
  );
}

const STROKES = ['text-accent', 'text-ink-soft', 'text-progress'];
