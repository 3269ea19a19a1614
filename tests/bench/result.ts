import type { Pair } from './timing';

/** One figure against its limit, as `npm run bench -- --json` prints it. */
export type BenchResult = {
  readonly id: string;
  readonly name: string;
  readonly ours: number;
  readonly limit: number;
  readonly unit: string;
  readonly ratio: number;
  readonly bar: number;
  /** `min`: the ratio must reach the bar; `max`: it must not pass it. */
  readonly direction: 'min' | 'max';
  readonly pass: boolean;
};

type Measured = {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly bar: number;
};

export const atLeast = (what: Measured, pair: Pair): BenchResult => ({
  ...withFigures(what, pair),
  direction: 'min',
  pass: pair.ratio >= what.bar,
});

export const atMost = (what: Measured, pair: Pair): BenchResult => ({
  ...withFigures(what, pair),
  direction: 'max',
  pass: pair.ratio <= what.bar,
});

/** A pair of single figures. */
export const pairOf = (ours: number, limit: number): Pair => ({
  ours,
  limit,
  ratio: ours / limit,
});

const withFigures = ({ id, name, unit, bar }: Measured, { ours, limit, ratio }: Pair) => ({
  id,
  name,
  ours: rounded(ours),
  limit: rounded(limit),
  unit,
  ratio: rounded(ratio),
  bar,
});

const rounded = (figure: number) => Number(figure.toPrecision(4));
