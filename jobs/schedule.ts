import type { JobName } from './catalog';

export type ScheduledJob = {
  readonly job: Extract<
    JobName,
    | 'wave.settle-intents'
    | 'wave.settle-payouts'
    | 'wallet.reconcile'
    | 'audit.seal'
    | 'audit.anchor'
    | 'records.purge'
  >;
  readonly everyMs: number;
  /** One run for each IPM, or a single one for the nation. */
  readonly scope: 'each-ipm' | 'nation';
};

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** What runs by itself. Each run is a row keyed by its period, so that it happens once. */
export const SCHEDULE: readonly ScheduledJob[] = [
  { job: 'wave.settle-intents', everyMs: MINUTE_MS, scope: 'each-ipm' },
  { job: 'wave.settle-payouts', everyMs: MINUTE_MS, scope: 'each-ipm' },
  { job: 'wallet.reconcile', everyMs: 24 * 60 * MINUTE_MS, scope: 'each-ipm' },
  { job: 'audit.seal', everyMs: 30 * SECOND_MS, scope: 'each-ipm' },
  { job: 'audit.anchor', everyMs: 24 * 60 * MINUTE_MS, scope: 'nation' },
  { job: 'records.purge', everyMs: 24 * 60 * MINUTE_MS, scope: 'each-ipm' },
];
