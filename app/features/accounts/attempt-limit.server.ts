import { createHash } from 'node:crypto';
import type { PublicContext } from '~/platform/context';

type LimitContext = Pick<PublicContext, 'now' | 'system'>;
type Subject = { readonly key: string; readonly limit: number };

export type Attempt =
  | { readonly outcome: 'right' }
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'limited'; readonly minutes: number };

export const FAILURES_PER_ACCOUNT = 10;
export const FAILURES_PER_ADDRESS = 100;
const MAILS_PER_ACCOUNT = 5;
const WINDOW_MINUTES = 15;
const KEPT_MINUTES = 60;
const MINUTE_MS = 60_000;

/** Who is counted: the account as typed, known or not, and the address that asks. */
export function attemptSubjects(email: string, address: string | null): readonly Subject[] {
  const account = createHash('sha256').update(email).digest('hex');
  return [
    { key: `account:${account}`, limit: FAILURES_PER_ACCOUNT },
    ...(address === null ? [] : [{ key: `address:${address}`, limit: FAILURES_PER_ADDRESS }]),
  ];
}

/**
 * Lets a check of a secret happen as long as the failures of the last fifteen minutes allow it, and
 * counts it when it fails. Attempts sent side by side all see the same beginning, so the failures
 * are read again after the check: beyond the limit no answer tells right from wrong.
 */
export async function limitAttempts(
  ctx: LimitContext,
  subjects: readonly Subject[],
  check: () => Promise<boolean>,
): Promise<Attempt> {
  const before = await minutesToWait(ctx, subjects, 0);
  if (before > 0) return { outcome: 'limited', minutes: before };
  const isRight = await check();
  if (!isRight) await countFailure(ctx, subjects);
  const after = await minutesToWait(ctx, subjects, isRight ? 0 : 1);
  if (after > 0) return { outcome: 'limited', minutes: after };
  return { outcome: isRight ? 'right' : 'wrong' };
}

/** Counts a request that sends a mail; false when enough were sent for this account or address. */
export async function countRequest(
  ctx: LimitContext,
  email: string,
  address: string,
): Promise<boolean> {
  const subjects = attemptSubjects(email, address).map(({ key, limit }) => ({
    key: `mail-${key}`,
    limit: limit === FAILURES_PER_ACCOUNT ? MAILS_PER_ACCOUNT : limit,
  }));
  if ((await minutesToWait(ctx, subjects, 0)) > 0) return false;
  await countFailure(ctx, subjects);
  return true;
}

export const tooManyAttempts = (minutes: number) =>
  ({ ok: false, reason: 'too-many-attempts', values: { count: minutes }, status: 429 }) as const;

async function countFailure({ system, now }: LimitContext, subjects: readonly Subject[]) {
  const windowStart = new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS);
  for (const { key } of subjects) {
    await system.run`INSERT INTO AttemptWindow (subject, windowStart, failures)
      VALUES (${key}, ${windowStart}, 1) ON DUPLICATE KEY UPDATE failures = failures + 1`;
  }
  const forgotten = new Date(now.getTime() - KEPT_MINUTES * MINUTE_MS);
  await system.run`DELETE FROM AttemptWindow WHERE windowStart < ${forgotten}`;
}

/** Failures are kept by minute: the wait ends when enough of them are older than the window. */
async function minutesToWait(
  { system, now }: LimitContext,
  subjects: readonly Subject[],
  allowed: number,
): Promise<number> {
  const since = new Date(now.getTime() - WINDOW_MINUTES * MINUTE_MS);
  const rows = await system.rows<{ subject: string; windowStart: Date; failures: number }>`
    SELECT subject, windowStart, failures FROM AttemptWindow
    WHERE subject IN (${system.list(subjects.map(({ key }) => key))}) AND windowStart > ${since}
    ORDER BY windowStart`;
  const waits = subjects.map(({ key, limit }) => {
    const mine = rows.filter(({ subject }) => subject === key);
    let failures = mine.reduce((total, row) => total + row.failures, 0);
    if (failures < limit + allowed) return 0;
    const last = mine.find((row) => (failures -= row.failures) < limit) ?? mine.at(-1);
    const end = (last?.windowStart ?? now).getTime() + WINDOW_MINUTES * MINUTE_MS;
    return Math.max(1, Math.ceil((end - now.getTime()) / MINUTE_MS));
  });
  return Math.max(...waits);
}
