import { setTimeout as pause } from 'node:timers/promises';
import { JOBS } from '#jobs/catalog';
import { log } from '~/platform/log.server';
import { dueMessages, isJobName, markEnqueued, type DueMessage } from '~/platform/outbox.server';
import type { Delivery, Queues } from '~/platform/redis.server';
import type { Runtime } from '~/platform/runtime.server';

export type RelayTimes = { readonly pollMs: number; readonly resendAfterMs: number };

const BATCH = 200;
const PAUSE_AFTER_FAULT_MS = 1_000;

/**
 * Hands committed messages to the queues until `signal` aborts. A queue that already holds a message
 * ignores it, so that sending again is harmless.
 */
export async function runRelay(
  source: Runtime,
  queues: Queues,
  options: RelayTimes & { readonly signal: AbortSignal },
): Promise<void> {
  const { pollMs, resendAfterMs, signal } = options;
  while (!signal.aborted) {
    let waitMs = pollMs;
    try {
      const sent = await relayOnce(source, queues, resendAfterMs);
      if (sent === BATCH) waitMs = 0;
    } catch (error) {
      log().warn({ err: error }, 'relay fault');
      waitMs = PAUSE_AFTER_FAULT_MS;
    }
    await pause(waitMs, undefined, { signal }).catch(() => undefined);
  }
}

/** Marked only after Redis has taken them: a crash between the two sends them twice, not never. */
async function relayOnce(source: Runtime, queues: Queues, resendAfterMs: number): Promise<number> {
  const messages = await dueMessages(source, { resendAfterMs, limit: BATCH });
  for (const queue of Object.values(queues)) {
    const mine = messages.filter((message) => queueOf(message, queues) === queue);
    if (mine.length > 0) await queue.addBulk(mine.map(toDelivery));
  }
  await markEnqueued(source, messages);
  return messages.length;
}

/** A name that this version does not know goes to a worker too, which says so on the message. */
const queueOf = ({ jobName }: DueMessage, queues: Queues) =>
  queues[isJobName(jobName) ? JOBS[jobName].queue : 'brief'];

function toDelivery({ ipmId, id, jobName }: DueMessage) {
  const data: Delivery = { ipmId: String(ipmId), messageId: String(id) };
  const retry = isJobName(jobName)
    ? {
        attempts: JOBS[jobName].attempts,
        backoff: { type: 'exponential', delay: JOBS[jobName].backoffMs },
      }
    : {};
  return {
    data,
    opts: { jobId: String(id), removeOnComplete: true, removeOnFail: true, ...retry },
  };
}
