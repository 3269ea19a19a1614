import { z } from 'zod';

const ofIpm = { ipmId: z.bigint() };

/** Work that must not wait for other work has a queue of its own. */
export const QUEUE_NAMES = ['brief', 'long', 'upkeep'] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];

type JobEntry = {
  readonly payload: z.ZodType;
  readonly queue: QueueName;
  readonly attempts: number;
  /** First delay of an exponential back-off. */
  readonly backoffMs: number;
  readonly timeoutMs: number;
};

const MINUTE_MS = 60_000;
const brief = { queue: 'brief', attempts: 8, backoffMs: 1_000, timeoutMs: MINUTE_MS } as const;
const long = { queue: 'long', attempts: 5, backoffMs: 2_000, timeoutMs: 30 * MINUTE_MS } as const;
/** Done again at the next period anyway. */
const upkeep = {
  queue: 'upkeep',
  attempts: 3,
  backoffMs: 2_000,
  timeoutMs: 5 * MINUTE_MS,
} as const;

/** Every job by name: what it is told, how often it is tried again, how long it may take. */
export const JOBS = {
  'import.analyse': { ...long, payload: z.object({ ...ofIpm, batchId: z.bigint() }) },
  'import.apply': { ...long, payload: z.object({ ...ofIpm, batchId: z.bigint() }) },
  'import.undo': { ...long, payload: z.object({ ...ofIpm, batchId: z.bigint() }) },
  'calls.issue': {
    ...long,
    payload: z.object({
      ...ofIpm,
      progressId: z.bigint(),
      period: z.string(),
      issuedBy: z.bigint(),
      actor: z.string(),
    }),
  },
  'wave.event': { ...brief, payload: z.object({ ...ofIpm, eventId: z.string() }) },
  'wave.settle-intents': { ...upkeep, payload: z.object(ofIpm) },
  'wave.settle-payouts': { ...upkeep, payload: z.object(ofIpm) },
  'wallet.reconcile': { ...upkeep, payload: z.object({ ...ofIpm, day: z.iso.date().optional() }) },
  'dues.claim': {
    ...brief,
    payload: z.object({
      ...ofIpm,
      causeId: z.bigint(),
      period: z.string(),
      deltaXof: z.bigint(),
      valueDate: z.string(),
    }),
  },
  'dues.payment-declared': {
    ...brief,
    payload: z.object({
      ...ofIpm,
      paymentId: z.bigint(),
      year: z.number(),
      amountXof: z.bigint(),
      paidOn: z.string(),
      method: z.string(),
      reference: z.string(),
    }),
  },
  'dues.payment-decided': {
    ...brief,
    payload: z.object({
      ...ofIpm,
      debtorIpmId: z.bigint(),
      paymentId: z.bigint(),
      decision: z.enum(['confirmed', 'refused', 'reversed']),
      reason: z.string().nullable(),
      number: z.string().nullable(),
      decidedOn: z.string(),
    }),
  },
  'account.invite': { ...brief, payload: z.object({ ...ofIpm, membershipId: z.bigint() }) },
  'account.reset-password': { ...brief, payload: z.object({ ...ofIpm, userId: z.bigint() }) },
  'audit.seal': { ...upkeep, payload: z.object(ofIpm) },
  'audit.anchor': { ...upkeep, payload: z.object(ofIpm) },
  'records.purge': { ...upkeep, payload: z.object(ofIpm) },
} as const satisfies Record<string, JobEntry>;

export type JobName = keyof typeof JOBS;
export type JobPayload<Name extends JobName> = z.output<(typeof JOBS)[Name]['payload']>;
