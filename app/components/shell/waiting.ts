import type { WorkItem } from '../work-list';

/** Long work that has been asked for and is not done. */
export type RunningWork = {
  readonly id: string;
  readonly label: string;
  readonly to: string;
  readonly done: number;
  /** Null as long as nobody has counted. */
  readonly total: number | null;
};

/** What waits for me, and what goes on meanwhile. */
export type Waiting = {
  readonly items: readonly WorkItem[];
  readonly running: readonly RunningWork[];
};
