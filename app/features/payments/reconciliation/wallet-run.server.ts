import type { Day } from '~/domain/period';
import type { TenantContext } from '~/platform/context';

type RunEnd =
  | { readonly failureCode: string }
  | {
      readonly transactionCount: number;
      readonly foundCount: number;
      readonly waitingCount: number;
    };

/** Says that a run of the reconciliation is under way. */
export async function startRun(ctx: TenantContext, days: readonly Day[]): Promise<bigint> {
  const id = ctx.newId();
  await ctx.followUp(({ sql, now }) =>
    sql.insert('WalletRun', {
      id,
      fromDay: days[0] ?? ctx.today,
      toDay: days.at(-1) ?? ctx.today,
      state: 'running',
      transactionCount: 0,
      foundCount: 0,
      waitingCount: 0,
      startedAt: now,
    }),
  );
  return id;
}

/** How a run ended: what it did, or why Wave refused. */
export async function endRun(ctx: TenantContext, id: bigint, end: RunEnd): Promise<void> {
  const failureCode = 'failureCode' in end ? end.failureCode : null;
  const counts =
    'failureCode' in end ? { transactionCount: 0, foundCount: 0, waitingCount: 0 } : end;
  await ctx.followUp(
    ({ sql, now }) => sql.run`UPDATE WalletRun
      SET state = ${failureCode === null ? 'done' : 'failed'}, failureCode = ${failureCode},
        transactionCount = ${counts.transactionCount}, foundCount = ${counts.foundCount},
        waitingCount = ${counts.waitingCount}, endedAt = ${now}
      WHERE ipmId = ${sql.ipm} AND id = ${id}`,
  );
}
