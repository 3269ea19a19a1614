const ATTEMPTS = 5;
const BASE_DELAY_MS = 20;

/** Deadlock, lock wait, node not ready, unknown outcome of COMMIT, lost connection. */
const RETRYABLE_ERRNO: ReadonlySet<number> = new Set([
  1213, 1205, 1047, 1180, 1053, 2006, 2013, 4031,
]);
const RETRYABLE_CODE: ReadonlySet<string> = new Set([
  'PROTOCOL_CONNECTION_LOST',
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
]);

/** Runs the whole transaction again, with jitter, at most five times, when the database asks for it. */
export async function withRetry<Result>(
  work: (attempt: number) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work(attempt);
    } catch (error) {
      if (attempt >= ATTEMPTS || !isRetryable(error)) throw error;
      const delay = BASE_DELAY_MS * 2 ** attempt * (0.5 + Math.random());
      await new Promise((resolve) => setTimeout(resolve, delay));
    }
  }
}

export function isRetryable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { errno, code, fatal } = error as Error & {
    errno?: number;
    code?: string;
    fatal?: boolean;
  };
  return (
    fatal === true ||
    (errno !== undefined && RETRYABLE_ERRNO.has(errno)) ||
    (code !== undefined && RETRYABLE_CODE.has(code))
  );
}

/** A UNIQUE key refused the row. `index` narrows it to one key. */
export function isDuplicate(error: unknown, index?: string): boolean {
  if (!(error instanceof Error)) return false;
  const { errno } = error as Error & { errno?: number };
  return errno === 1062 && (index === undefined || error.message.includes(index));
}
