import { useT } from '~/i18n/t';
import { ChartFrame, type ChartPoint, roundUp } from './chart-frame';

type BarChartProps = {
  readonly title: string;
  readonly points: readonly ChartPoint[];
  /** Title of the figures' column in the table. */
  readonly valueLabel?: string | undefined;
  /** How the figures of the axis are written. */
  readonly axisText?: ((value: number) => string) | undefined;
  /** Index of the bar that is spoken of; the last one by default. */
  readonly highlight?: number | undefined;
};

const WIDTH = 640;
const HEIGHT = 200;
const TOP = 20;
const BOTTOM = 22;

/** Bars from zero; the highest and the one spoken of carry their figure. */
export function BarChart({ title, points, valueLabel, axisText, highlight }: BarChartProps) {
  const t = useT();
  if (points.length === 0) return <p className="text-ink-soft">{t('common.chart.noData')}</p>;
  const ceiling = roundUp(Math.max(...points.map((point) => point.value)));
  const slot = WIDTH / points.length;
  const width = Math.min(slot * 0.62, 56);
  const chosen = highlight ?? points.length - 1;
  const y = (value: number) => TOP + (1 - Math.max(value, 0) / ceiling) * (HEIGHT - TOP - BOTTOM);
  return (
    <ChartFrame
      title={title}
      head={[t('common.chart.label'), valueLabel ?? t('common.chart.value')]}
      rows={points.map((point) => [point.label, point.text])}
    >
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={title}
        className="h-auto w-full"
      >
        {[0.5, 1].map((share) => (
          <g key={share}>
            <line
              x1="0"
              x2={WIDTH}
              y1={y(ceiling * share)}
              y2={y(ceiling * share)}
              className="stroke-line"
            />
            {axisText && (
              <text x="0" y={y(ceiling * share) - 4} className="fill-ink-faint text-xs">
                {axisText(ceiling * share)}
              </text>
            )}
          </g>
        ))}
        {points.map((point, index) => {
          const middle = slot * (index + 0.5);
          const isChosen = index === chosen;
          return (
            <g key={point.label}>
              <rect
                x={middle - width / 2}
                y={y(point.value)}
                width={width}
                height={Math.max(y(0) - y(point.value), 0)}
                rx="2"
                className={isChosen ? 'fill-accent' : 'fill-accent opacity-35'}
              >
                <title>{`${point.label} : ${point.text}`}</title>
              </rect>
              <text x={middle} y={HEIGHT - 6} textAnchor="middle" className={axisClass(isChosen)}>
                {point.shortLabel ?? point.label}
              </text>
            </g>
          );
        })}
        <line x1="0" x2={WIDTH} y1={y(0)} y2={y(0)} className="stroke-line-strong" />
      </svg>
    </ChartFrame>
  );
}

const axisClass = (isChosen: boolean) =>
  isChosen ? 'fill-ink text-xs font-semibold' : 'fill-ink-soft text-xs';
