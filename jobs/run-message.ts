import { randomUUID } from 'node:crypto';
import { JOBS } from '#jobs/catalog';
import type { TenantContext } from '~/platform/context';
import { MessageDoneError, type JobContext } from '~/platform/job-context.server';
import { log } from '~/platform/log.server';
import {
  claimMessage,
  failMessage,
  finishMessage,
  isJobName,
  noteFailure,
  touchMessage,
  type ClaimedMessage,
  type MessageRef,
} from '~/platform/outbox.server';
import {
  findIpm,
  nationalSql,
  systemSql,
  tenantContext,
  type Runtime,
} from '~/platform/runtime.server';
import type { Processors } from './processors';

export type RunOptions = {
  readonly processors: Processors;
  /** How often a run says that it goes on. */
  readonly touchMs: number;
  readonly signal: AbortSignal;
};

const ACTOR = 'système';

/**
 * One run of one message. Ends quietly when the message is done, or has failed for good and waits
 * for a person; @throws otherwise, so that the queue tries again later.
 */
export async function runMessage(
  source: Runtime,
  ref: MessageRef,
  options: RunOptions,
): Promise<void> {
  const message = await claimMessage(source, ref);
  if (message === null) return;
  const touching = setInterval(() => {
    touchMessage(source, ref).catch(() => undefined);
  }, options.touchMs);
  const since = performance.now();
  const about = { job: message.jobName, message: String(ref.id), attempt: message.attempts };
  try {
    const isRun = await perform(source, message, options);
    if (!isRun) return;
    log().info({ ...about, durationMs: Math.round(performance.now() - since) }, 'job done');
  } catch (error) {
    if (error instanceof MessageDoneError) return;
    const isLast = await noteFailure(source, message, error);
    log()[isLast ? 'error' : 'warn']({ ...about, err: error, isLast }, 'job failed');
    if (!isLast) throw error;
    await failProgress(source, message);
  } finally {
    clearInterval(touching);
  }
}

/** False when the message can never be run: that is noted on it at once. */
async function perform(
  source: Runtime,
  message: ClaimedMessage,
  options: RunOptions,
): Promise<boolean> {
  const { jobName } = message;
  const parsed = isJobName(jobName) ? JOBS[jobName].payload.safeParse(message.payload) : null;
  const ipm = await findIpm(source, { id: message.ipmId });
  if (!isJobName(jobName) || !parsed?.success || ipm === null) {
    await failMessage(source, message, `${jobName} is unknown, or its payload is wrong`);
    return false;
  }
  const { timeoutMs } = JOBS[jobName];
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(timeoutMs)]);
  const base = tenantContext(source, {
    ipm,
    user: null,
    actor: ACTOR,
    requestId: `job-${message.id}-${randomUUID().slice(0, 8)}`,
  });
  const ctx = jobContext(source, base, message, signal);
  const run = options.processors[jobName] as (ctx: JobContext, payload: unknown) => Promise<void>;
  await within(timeoutMs, jobName, run(ctx, parsed.data));
  await finishIfLeft(ctx);
  return true;
}

function jobContext(
  source: Runtime,
  base: TenantContext,
  message: ClaimedMessage,
  signal: AbortSignal,
): JobContext {
  return {
    ...base,
    messageId: message.id,
    finish: (tx) => finishMessage(tx, message),
    signal,
    auditKey: source.settings.AUDIT_KEY,
    system: systemSql(source),
    national: nationalSql(source),
    icamo: () => otherTenant(source, base, { slug: 'icamo' }),
    tenant: (id) => otherTenant(source, base, { id }),
    forEachTenant: (work) => forEachTenant(source, base, work),
  };
}

async function otherTenant(
  source: Runtime,
  { actor, requestId }: TenantContext,
  which: Parameters<typeof findIpm>[1],
): Promise<TenantContext> {
  const ipm = await findIpm(source, which);
  if (ipm === null) throw new Error('the message names a tenant that does not exist');
  return tenantContext(source, { ipm, user: null, actor, requestId });
}

async function forEachTenant(
  source: Runtime,
  { actor, requestId }: TenantContext,
  work: (ctx: TenantContext) => Promise<void>,
) {
  const ipms = await systemSql(source).rows<{ id: bigint }>`SELECT id FROM Ipm ORDER BY id`;
  for (const { id } of ipms) {
    const ipm = await findIpm(source, { id });
    if (ipm) await work(tenantContext(source, { ipm, user: null, actor, requestId }));
  }
}

/** For commands that are idempotent by themselves and leave the message to the worker. */
async function finishIfLeft(ctx: JobContext) {
  try {
    await ctx.transaction((tx) => ctx.finish(tx));
  } catch (error) {
    if (!(error instanceof MessageDoneError)) throw error;
  }
}

/** The page that watches the job says that it has failed, instead of waiting for ever. */
async function failProgress(source: Runtime, { ipmId, payload }: ClaimedMessage) {
  const { batchId, progressId = batchId } = payload as { batchId?: unknown; progressId?: unknown };
  if (typeof progressId !== 'bigint') return;
  await systemSql(source).run`UPDATE JobProgress
    SET state = ${'failed'}, updatedAt = ${source.clock()}
    WHERE ipmId = ${ipmId} AND id = ${progressId}`;
}

async function within(timeoutMs: number, job: string, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`${job} took longer than ${String(timeoutMs)} ms`));
    }, timeoutMs);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
