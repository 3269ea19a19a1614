import { useT } from '~/i18n/t';
import { classNames } from '../class-names';
import { ChartFrame, type ChartPoint, roundUp } from './chart-frame';
import { GridLines } from './grid-lines';

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

const HEIGHT = 200;
const TOP = 10;
const BOTTOM = 24;
const BAR_SHARE = 0.62;

/** Bars from zero. Widths are shares of the page, so that letters keep their size on a phone. */
export function BarChart({ title, points, valueLabel, axisText, highlight }: BarChartProps) {
  const t = useT();
  if (points.length === 0) return <p className="text-ink-soft">{t('common.chart.noData')}</p>;
  const ceiling = roundUp(Math.max(...points.map((point) => point.value)));
  const slot = 100 / points.length;
  const chosen = highlight ?? points.length - 1;
  const y = (value: number) => TOP + (1 - Math.max(value, 0) / ceiling) * (HEIGHT - TOP - BOTTOM);
  return (
    <ChartFrame
      title={title}
      head={[t('common.chart.label'), valueLabel ?? t('common.chart.value')]}
      rows={points.map((point) => [point.label, point.text])}
    >
      <div className={axisText && 'pl-[76px]'}>
        <svg
          width="100%"
          height={HEIGHT}
          role="img"
          aria-label={title}
          className="block overflow-visible"
        >
          <GridLines {...{ ceiling, y, axisText }} />
          {points.map((point, index) => (
            <g key={point.label}>
              <rect
                x={`${(slot * (index + (1 - BAR_SHARE) / 2)).toFixed(2)}%`}
                y={y(point.value)}
                width={`${(slot * BAR_SHARE).toFixed(2)}%`}
                height={Math.max(y(0) - y(point.value), 0)}
                rx="2"
                className={index === chosen ? 'fill-accent' : 'fill-accent opacity-35'}
              >
                <title>{`${point.label} : ${point.text}`}</title>
              </rect>
              <text
                x={`${(slot * (index + 0.5)).toFixed(2)}%`}
                y={HEIGHT - 6}
                textAnchor="middle"
                className={classNames(
                  'text-xs',
                  index === chosen ? 'fill-ink font-semibold' : 'fill-ink-soft',
                  points.length > 6 && (points.length - 1 - index) % 3 !== 0 && 'max-sm:hidden',
                )}
              >
                {point.shortLabel ?? point.label}
              </text>
            </g>
          ))}
        </svg>
      </div>
    </ChartFrame>
  );
}
