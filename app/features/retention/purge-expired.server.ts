import type { TenantContext } from '~/platform/context';

const DAY_MS = 24 * 3_600_000;
/** Twice as long as the longest session: no page that still carries such a key can be sent again. */
export const REQUEST_KEYS_KEPT_DAYS = 30;
export const DONE_MESSAGES_KEPT_DAYS = 90;
/** Rows of one statement: none is locked for long. */
const CHUNK = 1_000;

type Purged = { readonly requestKeys: number; readonly doneMessages: number };

/**
 * Removes what the tenant no longer needs: keys of requests that nobody can repeat, and messages done
 * long ago. The books, the journal and `verify` rest on neither. Stops between two chunks when told.
 */
export async function purgeExpired(
  ctx: TenantContext & { readonly signal: AbortSignal },
): Promise<Purged> {
  const requestKeys = await purgeRequestKeys(ctx, daysBefore(ctx.now, REQUEST_KEYS_KEPT_DAYS));
  const doneMessages = await purgeDoneMessages(ctx, daysBefore(ctx.now, DONE_MESSAGES_KEPT_DAYS));
  return { requestKeys, doneMessages };
}

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * DAY_MS);

type Purging = Parameters<typeof purgeExpired>[0];

/** Found without a lock, in the order of the keys, then removed by key: no request waits for a scan. */
async function purgeRequestKeys({ sql, signal }: Purging, before: Date): Promise<number> {
  let removed = 0;
  let after = '';
  while (!signal.aborted) {
    const rows = await sql.rows<{ key: string }>`SELECT \`key\` FROM IdempotencyKey
      WHERE ipmId = ${sql.ipm} AND \`key\` > ${after} AND createdAt < ${before}
      ORDER BY \`key\` LIMIT ${CHUNK}`;
    const last = rows.at(-1);
    if (last === undefined) break;
    removed += await sql.run`DELETE FROM IdempotencyKey
      WHERE ipmId = ${sql.ipm} AND \`key\` IN (${sql.list(rows.map(({ key }) => key))})`;
    after = last.key;
  }
  return removed;
}

/** Ids grow with time, so that the oldest come first: the search ends after a chunk that has none. */
async function purgeDoneMessages({ sql, signal }: Purging, before: Date): Promise<number> {
  let removed = 0;
  let after = 0n;
  while (!signal.aborted) {
    const rows = await sql.rows<{ id: bigint; doneAt: Date }>`SELECT id, doneAt FROM OutboxHistory
      WHERE ipmId = ${sql.ipm} AND id > ${after} ORDER BY id LIMIT ${CHUNK}`;
    const ids = rows.filter(({ doneAt }) => doneAt < before).map(({ id }) => id);
    if (ids.length === 0) break;
    removed += await sql.run`DELETE FROM OutboxHistory
      WHERE ipmId = ${sql.ipm} AND id IN (${sql.list(ids)})`;
    after = rows.at(-1)?.id ?? after;
  }
  return removed;
}
