const WIDTH = 96;
const HEIGHT = 28;
const MARGIN = 3;

type SparklineProps = {
  readonly points: readonly number[];
  /** Without a label the line is an ornament of the figure beside it. */
  readonly label?: string | undefined;
};

/** The course of a figure, in the height of a line of text. */
export function Sparkline({ points, label }: SparklineProps) {
  const lowest = Math.min(...points);
  const span = Math.max(...points) - lowest || 1;
  const step = (WIDTH - 2 * MARGIN) / Math.max(points.length - 1, 1);
  const places = points.map((point, index) => ({
    x: round(MARGIN + index * step),
    y: round(HEIGHT - MARGIN - ((point - lowest) / span) * (HEIGHT - 2 * MARGIN)),
  }));
  const last = places.at(-1);
  return (
    <svg
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="shrink-0 text-accent"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      <polyline
        points={places.map(({ x, y }) => `${x},${y}`).join(' ')}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      {last && <circle cx={last.x} cy={last.y} r="2.5" fill="currentColor" />}
    </svg>
  );
}

const round = (value: number) => Math.round(value * 10) / 10;
