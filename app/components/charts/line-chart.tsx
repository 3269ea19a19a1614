import { useT } from '~/i18n/t';
import { classNames } from '../class-names';
import { ChartFrame, type ChartPoint, roundUp } from './chart-frame';
import { GridLines } from './grid-lines';

type Series = { readonly label: string; readonly points: readonly ChartPoint[] };

type LineChartProps = {
  readonly title: string;
  /** All series have the same points on the axis; three at most are readable. */
  readonly series: readonly Series[];
  readonly axisText?: ((value: number) => string) | undefined;
};

const HEIGHT = 200;
const TOP = 10;
const BOTTOM = 24;
const LINE_OF_TEXT = 15;

/** Thin lines from zero, each named at its end instead of in a legend. */
export function LineChart({ title, series, axisText }: LineChartProps) {
  const t = useT();
  const first = series[0]?.points ?? [];
  if (first.length === 0) return <p className="text-ink-soft">{t('common.chart.noData')}</p>;
  const ceiling = roundUp(Math.max(...series.flatMap((one) => one.points.map((p) => p.value))));
  const x = (index: number) => (index / Math.max(first.length - 1, 1)) * 100;
  const y = (value: number) => TOP + (1 - value / ceiling) * (HEIGHT - TOP - BOTTOM);
  const everyNth = Math.ceil(first.length / 6);
  const labels = endLabels(series, y);
  return (
    <ChartFrame
      title={title}
      head={[t('common.chart.label'), ...series.map((one) => one.label)]}
      rows={first.map((point, index) => [
        point.label,
        ...series.map((one) => one.points[index]?.text ?? ''),
      ])}
    >
      <div className={classNames('pr-24', axisText && 'pl-[76px]')}>
        <svg
          width="100%"
          height={HEIGHT}
          role="img"
          aria-label={title}
          className="block overflow-visible"
        >
          <GridLines {...{ ceiling, y, axisText }} />
          {first.map((point, index) =>
            (first.length - 1 - index) % everyNth === 0 ? (
              <text
                key={point.label}
                x={`${x(index).toFixed(2)}%`}
                y={HEIGHT - 6}
                textAnchor="middle"
                className={classNames(
                  'fill-ink-soft text-xs',
                  (first.length - 1 - index) % (everyNth * 2) !== 0 && 'max-sm:hidden',
                )}
              >
                {point.shortLabel ?? point.label}
              </text>
            ) : null,
          )}
          <svg
            width="100%"
            height={HEIGHT}
            viewBox={`0 0 100 ${HEIGHT}`}
            preserveAspectRatio="none"
            className="overflow-visible"
          >
            {series.map((one, index) => (
              <polyline
                key={one.label}
                points={one.points
                  .map((p, i) => `${x(i).toFixed(2)},${y(p.value).toFixed(1)}`)
                  .join(' ')}
                fill="none"
                strokeWidth="2"
                strokeLinejoin="round"
                vectorEffect="non-scaling-stroke"
                strokeDasharray={DASHES[index % DASHES.length]}
                className={STROKES[index % STROKES.length]}
              />
            ))}
          </svg>
          {labels.map(({ label, place }, index) => (
            <text
              key={label}
              x="100%"
              dx="8"
              y={place + 4}
              className={classNames('text-xs font-medium', FILLS[index % FILLS.length])}
            >
              {label}
            </text>
          ))}
        </svg>
      </div>
    </ChartFrame>
  );
}

/** Names at the ends of their lines, pushed apart where they would cover each other. */
function endLabels(series: readonly Series[], y: (value: number) => number) {
  const ends = series.map((one, index) => ({
    index,
    label: one.label,
    place: y(one.points.at(-1)?.value ?? 0),
  }));
  const fromTop = [...ends].sort((a, b) => a.place - b.place);
  let lowest = -LINE_OF_TEXT;
  for (const end of fromTop) {
    end.place = Math.max(end.place, lowest + LINE_OF_TEXT);
    lowest = end.place;
  }
  return ends;
}

const STROKES = ['stroke-accent', 'stroke-ink-soft', 'stroke-progress'];
const FILLS = ['fill-accent', 'fill-ink-soft', 'fill-progress'];
const DASHES = [undefined, '5 4', '2 3'];
