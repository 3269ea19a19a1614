import type { JobName } from '#jobs/catalog';
import type { IpmTransaction, TenantContext } from '~/platform/context';

export type ProgressState = 'waiting' | 'running' | 'done' | 'failed';

const MESSAGE_LENGTH = 300;

/** Makes the row that a page follows, in the transaction that asks for the work. */
export async function startProgress(
  tx: IpmTransaction,
  progressId: bigint,
  jobName: JobName,
  total: number | null = null,
): Promise<void> {
  await tx.sql.insert('JobProgress', {
    id: progressId,
    jobName,
    state: 'waiting',
    doneCount: 0,
    total,
    message: null,
    startedAt: tx.now,
    updatedAt: tx.now,
  });
}

/** Says how far the work is, outside of any transaction, so that pages see it at once. */
export async function reportProgress(
  { sql }: Pick<TenantContext, 'sql'>,
  progressId: bigint,
  progress: {
    readonly state: ProgressState;
    readonly done: number;
    readonly total?: number | null;
    readonly message?: string | null;
  },
): Promise<void> {
  const { state, done, total = null, message = null } = progress;
  await sql.run`UPDATE JobProgress
    SET state = ${state}, doneCount = ${done}, total = COALESCE(${total}, total),
      message = ${message?.slice(0, MESSAGE_LENGTH) ?? null}, updatedAt = UTC_TIMESTAMP(3)
    WHERE ipmId = ${sql.ipm} AND id = ${progressId}`;
}
