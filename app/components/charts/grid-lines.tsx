type GridLinesProps = {
  readonly ceiling: number;
  readonly y: (value: number) => number;
  readonly axisText: ((value: number) => string) | undefined;
};

/** Zero, the middle and the top, with their figures in the margin. */
export function GridLines({ ceiling, y, axisText }: GridLinesProps) {
  return (
    <>
      {[0, ceiling / 2, ceiling].map((value) => (
        <g key={value}>
          <line
            x1="0"
            x2="100%"
            y1={y(value)}
            y2={y(value)}
            className={value === 0 ? 'stroke-line-strong' : 'stroke-line'}
          />
          {axisText && (
            <text x="-8" y={y(value) + 4} textAnchor="end" className="fill-ink-faint text-xs">
              {value === 0 ? '0' : axisText(value)}
            </text>
          )}
        </g>
      ))}
    </>
  );
}
