import type { IpmContext } from '~/platform/context';
import { RUNS_PAGE_SIZE } from './reconciliation-filter';
import type { WalletRunRow } from './reconciliation-queries.server';

export type ListedRun = WalletRunRow & {
  readonly id: bigint;
  /** Its worker died on the way: a later run has taken its days up. */
  readonly isInterrupted: boolean;
};

type Asking = Pick<IpmContext, 'sql'>;

/** Every run of the reconciliation, the latest first. */
export async function listRuns(
  { sql }: Asking,
  page: number,
): Promise<{ readonly rows: ListedRun[]; readonly total: number }> {
  const [rows, count, last] = await Promise.all([
    sql.rows<Omit<ListedRun, 'isInterrupted'>>`SELECT id, state, failureCode, fromDay, toDay,
        transactionCount, foundCount, waitingCount, startedAt, endedAt
      FROM WalletRun WHERE ipmId = ${sql.ipm}
      ORDER BY id DESC LIMIT ${RUNS_PAGE_SIZE} OFFSET ${(page - 1) * RUNS_PAGE_SIZE}`,
    sql.first<{ total: bigint }>`SELECT COUNT(*) AS total FROM WalletRun WHERE ipmId = ${sql.ipm}`,
    sql.first<{ id: bigint | null }>`SELECT MAX(id) AS id FROM WalletRun
      WHERE ipmId = ${sql.ipm}`,
  ]);
  // One that began while a later one has begun too was cut off with its worker, and taken up again.
  const isInterrupted = ({ id, state }: { readonly id: bigint; readonly state: string }) =>
    state === 'running' && id !== last?.id;
  return {
    rows: rows.map((row) => ({ ...row, isInterrupted: isInterrupted(row) })),
    total: Number(count?.total ?? 0n),
  };
}
