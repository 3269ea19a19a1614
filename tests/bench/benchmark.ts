import type { Runtime } from '~/platform/runtime.server';
import type { BenchResult } from './result';

export type BenchOptions = {
  readonly runtime: Runtime;
  /** Smaller data and fewer rounds: to see that a benchmark runs, not to judge. */
  readonly quick: boolean;
  /** A line about what was measured, for people. */
  readonly note: (line: string) => void;
};

/** Runs on an empty database of its own. */
export type Benchmark = {
  readonly id: string;
  readonly run: (options: BenchOptions) => Promise<BenchResult[]>;
};
