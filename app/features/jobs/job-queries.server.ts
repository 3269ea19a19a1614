import type { TenantContext } from '~/platform/context';

export type OpenJob = {
  readonly id: bigint;
  readonly jobName: string;
  readonly createdAt: Date;
  readonly attempts: number;
  readonly failedAt: Date | null;
  readonly lastError: string | null;
};

const JOBS_SHOWN = 200;

/** What the tenant has asked for and is not done; what has failed for good comes first. */
export function listOpenJobs({ sql }: Pick<TenantContext, 'sql'>): Promise<OpenJob[]> {
  return sql.rows<OpenJob>`SELECT id, jobName, createdAt, attempts, failedAt, lastError
    FROM OutboxMessage WHERE ipmId = ${sql.ipm}
    ORDER BY failedAt IS NULL, id DESC LIMIT ${JOBS_SHOWN}`;
}
