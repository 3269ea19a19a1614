import { NotFound } from '~/domain/outcome';
import type { TenantContext } from '~/platform/context';
import type { ProgressState } from './report-progress.server';

export type Progress = {
  readonly id: bigint;
  readonly jobName: string;
  readonly state: ProgressState;
  readonly doneCount: number;
  readonly total: number | null;
  readonly message: string | null;
  readonly startedAt: Date;
  readonly updatedAt: Date;
};

type Asking = Pick<TenantContext, 'sql'>;

export function findProgress({ sql }: Asking, id: bigint): Promise<Progress | null> {
  return sql.first<Progress>`SELECT id, jobName, state, doneCount, total, message, startedAt,
      updatedAt
    FROM JobProgress WHERE ipmId = ${sql.ipm} AND id = ${id}`;
}

export async function getProgress(ctx: Asking, id: bigint): Promise<Progress> {
  const progress = await findProgress(ctx, id);
  if (progress === null) throw new NotFound(`progress ${id}`);
  return progress;
}

export const isEnded = ({ state }: Pick<Progress, 'state'>) =>
  state === 'done' || state === 'failed';

const RUNNING_SHOWN = 3;
/** Work that has not been heard of for so long has been given up. */
const SILENT_HOURS = 2;

/** Long work that is asked for and not done, the oldest first. */
export const listRunning = ({ sql }: Asking): Promise<Progress[]> =>
  sql.rows<Progress>`SELECT id, jobName, state, doneCount, total, message, startedAt, updatedAt
    FROM JobProgress
    WHERE ipmId = ${sql.ipm} AND state IN (${sql.list(['waiting', 'running'])})
      AND updatedAt > UTC_TIMESTAMP() - INTERVAL ${SILENT_HOURS} HOUR
    ORDER BY id LIMIT ${RUNNING_SHOWN}`;
