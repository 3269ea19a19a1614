import { JOBS, type JobName } from '#jobs/catalog';
import type { IpmTransaction } from './context';
import { decodeResult } from './database/result-codec';
import { MessageDoneError } from './job-context.server';
import { withoutValues } from './log.server';
import { systemSql, type Runtime } from './runtime.server';

export type MessageRef = { readonly ipmId: bigint; readonly id: bigint };
export type DueMessage = MessageRef & { readonly jobName: string };
export type ClaimedMessage = DueMessage & {
  readonly payload: unknown;
  /** This one included. */
  readonly attempts: number;
};

const ERROR_LENGTH = 500;
const STOPPED_TOO_OFTEN = 'the worker stopped each time during this job';

/** Messages that no queue has yet, then those that were not done in time: Redis may have lost them. */
export async function dueMessages(
  source: Runtime,
  options: { readonly resendAfterMs: number; readonly limit: number },
): Promise<DueMessage[]> {
  const sql = systemSql(source);
  const { limit, resendAfterMs } = options;
  const fresh = await sql.rows<DueMessage>`SELECT ipmId, id, jobName FROM OutboxMessage
    WHERE failedAt IS NULL AND enqueuedAt IS NULL LIMIT ${limit}`;
  if (fresh.length >= limit) return fresh;
  const before = new Date(source.clock().getTime() - resendAfterMs);
  const late = await sql.rows<DueMessage>`SELECT ipmId, id, jobName FROM OutboxMessage
    WHERE failedAt IS NULL AND enqueuedAt < ${before} LIMIT ${limit - fresh.length}`;
  return [...fresh, ...late];
}

export async function markEnqueued(source: Runtime, messages: readonly MessageRef[]) {
  if (messages.length === 0) return;
  const sql = systemSql(source);
  const ipmIds = [...new Set(messages.map(({ ipmId }) => ipmId))];
  await sql.run`UPDATE OutboxMessage SET enqueuedAt = ${source.clock()}
    WHERE ipmId IN (${sql.list(ipmIds)}) AND id IN (${sql.list(messages.map(({ id }) => id))})`;
}

/**
 * Takes a message for one run and counts the attempt, so that a job that kills its worker ends too.
 * Null when it is done, failed for good, or was stopped too often.
 */
export async function claimMessage(
  source: Runtime,
  { ipmId, id }: MessageRef,
): Promise<ClaimedMessage | null> {
  const sql = systemSql(source);
  const now = source.clock();
  const claimed = await sql.run`UPDATE OutboxMessage
    SET attempts = attempts + 1, enqueuedAt = ${now}
    WHERE ipmId = ${ipmId} AND id = ${id} AND failedAt IS NULL`;
  if (claimed === 0) return null;
  const row = await sql.first<ClaimedMessage>`SELECT ipmId, id, jobName, payload, attempts
    FROM OutboxMessage WHERE ipmId = ${ipmId} AND id = ${id}`;
  if (row === null) return null;
  if (row.attempts > attemptsOf(row.jobName)) {
    await failMessage(source, row, STOPPED_TOO_OFTEN);
    return null;
  }
  return { ...row, payload: decodeResult(row.payload) };
}

/** Says that the run goes on: the relay does not send the message again meanwhile. */
export async function touchMessage(source: Runtime, { ipmId, id }: MessageRef) {
  const sql = systemSql(source);
  await sql.run`UPDATE OutboxMessage SET enqueuedAt = ${source.clock()}
    WHERE ipmId = ${ipmId} AND id = ${id}`;
}

/** Notes why a run failed. Answers whether that was the last one. */
export async function noteFailure(
  source: Runtime,
  message: ClaimedMessage,
  error: unknown,
): Promise<boolean> {
  const sentence = withoutValues(error instanceof Error ? error.message : String(error));
  if (message.attempts >= attemptsOf(message.jobName)) {
    await failMessage(source, message, sentence);
    return true;
  }
  await systemSql(source).run`UPDATE OutboxMessage
    SET lastError = ${sentence.slice(0, ERROR_LENGTH)}
    WHERE ipmId = ${message.ipmId} AND id = ${message.id}`;
  return false;
}

/** Ends a message that a person must look at; it stays in the list of jobs until sent again. */
export async function failMessage(source: Runtime, { ipmId, id }: MessageRef, sentence: string) {
  const sql = systemSql(source);
  await sql.run`UPDATE OutboxMessage
    SET failedAt = ${source.clock()}, lastError = ${sentence.slice(0, ERROR_LENGTH)}
    WHERE ipmId = ${ipmId} AND id = ${id}`;
}

/**
 * Moves a message to the history, in the transaction of the work. What runs by itself leaves no
 * history: there is one for each IPM and minute.
 * @throws MessageDoneError when another run has already done so.
 */
export async function finishMessage(tx: IpmTransaction, message: DueMessage): Promise<void> {
  const { sql } = tx;
  const { id } = message;
  if (!isUpkeep(message.jobName)) {
    const row = await sql.first`SELECT id FROM OutboxMessage
      WHERE ipmId = ${sql.ipm} AND id = ${id} FOR UPDATE`;
    if (row === null) throw new MessageDoneError(`message ${id} is done already`);
    await sql.run`INSERT INTO OutboxHistory (ipmId, id, jobName, payload, createdAt, doneAt)
      SELECT ${sql.ipm}, m.id, m.jobName, m.payload, m.createdAt, ${tx.now}
      FROM OutboxMessage m WHERE m.ipmId = ${sql.ipm} AND m.id = ${id}`;
  }
  const removed = await sql.run`DELETE FROM OutboxMessage
    WHERE ipmId = ${sql.ipm} AND id = ${id}`;
  if (removed === 0) throw new MessageDoneError(`message ${id} is done already`);
}

const attemptsOf = (jobName: string) => (isJobName(jobName) ? JOBS[jobName].attempts : 1);
const isUpkeep = (jobName: string) => isJobName(jobName) && JOBS[jobName].queue === 'upkeep';

export const isJobName = (name: string): name is JobName => Object.hasOwn(JOBS, name);
