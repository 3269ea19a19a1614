import { addDays, dayOf, type Day } from '~/domain/period';
import { walletBalances } from '~/domain/payments/wallet-balance';
import type { JobPayload } from '#jobs/catalog';
import type { WavePort } from '~/integrations/wave/wave-port';
import type { TenantContext } from '~/platform/context';
import { walletPort } from '../wallet.server';
import { storeDay } from './read-wallet.server';
import { settleTransaction } from './settle-transaction.server';
import { endRun, startRun } from './wallet-run.server';

/** A worker that was away for longer begins again here. */
const CATCH_UP_DAYS = 31;
const BATCH = 200;

type Refusal = { readonly code: string; readonly retryable: boolean };

/**
 * Brings the wallet as Wave lists it into the books: every day not read since it ended, and today.
 * Nothing is done twice: a transaction is stored once and settled once. A given day is read again.
 * @throws when Wave does not answer, so that the job is tried again.
 */
export async function reconcileWallet(
  ctx: TenantContext,
  { day }: Partial<Pick<JobPayload<'wallet.reconcile'>, 'day'>> = {},
): Promise<void> {
  const port = await walletPort(ctx);
  if (port === null) return;
  const days = day === undefined ? await daysToRead(ctx) : [day as Day];
  const runId = await startRun(ctx, days);
  const refusal = await readWallet(ctx, port, days);
  if (refusal !== null) {
    await endRun(ctx, runId, { failureCode: refusal.code });
    if (refusal.retryable) throw new Error(`Wave does not list the wallet: ${refusal.code}`);
    return;
  }
  try {
    await endRun(ctx, runId, await settleAll(ctx));
  } catch (error) {
    await endRun(ctx, runId, { failureCode: 'settling-failed' });
    throw error;
  }
}

async function daysToRead({ sql, today }: TenantContext): Promise<Day[]> {
  const last = await sql.first<{ day: Day | null }>`SELECT MAX(day) AS day FROM WalletDay
    WHERE ipmId = ${sql.ipm} AND isFinal = 1`;
  const earliest = addDays(today, -CATCH_UP_DAYS);
  const next = last?.day == null ? addDays(today, -1) : addDays(last.day, 1);
  const days: Day[] = [];
  for (let day = next > earliest ? next : earliest; day <= today; day = addDays(day, 1)) {
    days.push(day);
  }
  return days.length === 0 ? [today] : days;
}

async function readWallet(
  ctx: TenantContext,
  port: WavePort,
  days: readonly Day[],
): Promise<Refusal | null> {
  for (const day of days) {
    const refusal = await storeDay(ctx, port, day);
    if (refusal !== null) return refusal;
  }
  const balance = await port.getBalance();
  if (!balance.ok) return balance;
  await storeBalances(ctx, days, balance.value.amountXof);
  return null;
}

/** The wallet at the end of each day: what its last transaction left, else what the day before left. */
async function storeBalances(ctx: TenantContext, days: readonly Day[], nowXof: bigint) {
  await ctx.followUp(async (tx) => {
    const { sql, now } = tx;
    const movements = await sql.rows<{
      day: Day;
      amountXof: bigint;
      feeXof: bigint;
      balanceXof: bigint | null;
    }>`SELECT day, amountXof, feeXof, balanceXof FROM WalletTransaction
      WHERE ipmId = ${sql.ipm} AND day IN (${sql.list([...days])})
      ORDER BY day, occurredAt, position`;
    const before = await sql.first<{ closingXof: bigint }>`SELECT closingXof FROM WalletDay
      WHERE ipmId = ${sql.ipm} AND day = ${addDays(days[0] ?? ctx.today, -1)}`;
    const read = days.map((day) => ({
      day,
      movements: movements.filter((one) => one.day === day),
    }));
    const known = { openingXof: before?.closingXof ?? null, nowXof };
    for (const { day, openingXof, closingXof } of walletBalances(read, known)) {
      const count = movements.filter((one) => one.day === day).length;
      const isFinal = day < dayOf(now);
      await sql.run`INSERT INTO WalletDay
          (ipmId, day, openingXof, closingXof, transactionCount, isFinal, readAt)
        VALUES (${sql.ipm}, ${day}, ${openingXof}, ${closingXof}, ${count}, ${isFinal}, ${now})
        ON DUPLICATE KEY UPDATE openingXof = VALUES(openingXof), closingXof = VALUES(closingXof),
          transactionCount = VALUES(transactionCount), isFinal = VALUES(isFinal),
          readAt = VALUES(readAt)`;
    }
  });
}

/**
 * The new ones in the order of time, then once more those that wait for an explanation. One that
 * cannot be settled keeps none of the others waiting; it is told when all have had their turn.
 */
async function settleAll(ctx: TenantContext) {
  const counts = { transactionCount: 0, foundCount: 0, waitingCount: 0 };
  const faults: unknown[] = [];
  const settle = async (id: bigint) => {
    try {
      if ((await settleTransaction(ctx, id)) === 'found') counts.foundCount += 1;
    } catch (error) {
      faults.push(error);
    }
  };
  const waitingBefore = await listIds(ctx, 'waiting');
  for (;;) {
    const ids = await listIds(ctx, 'stored');
    for (const id of ids) await settle(id);
    counts.transactionCount += ids.length;
    if (ids.length < BATCH || faults.length > 0) break;
  }
  for (const id of waitingBefore) await settle(id);
  const waiting = await ctx.sql.first<{ count: bigint }>`SELECT COUNT(*) AS count
    FROM WalletTransaction WHERE ipmId = ${ctx.sql.ipm} AND state = ${'waiting'}`;
  if (faults.length > 0) throw faults[0];
  return { ...counts, waitingCount: Number(waiting?.count ?? 0n) };
}

async function listIds({ sql }: TenantContext, state: 'stored' | 'waiting'): Promise<bigint[]> {
  const rows = await sql.rows<{ id: bigint }>`SELECT id FROM WalletTransaction
    WHERE ipmId = ${sql.ipm} AND state = ${state} ORDER BY day, occurredAt, position LIMIT ${BATCH}`;
  return rows.map(({ id }) => id);
}
