import type { TenantContext } from '~/platform/context';
import { openSession } from './open-session.server';
import { readSession } from './read-session.server';

const STALE_AFTER_MS = 60_000;
const BATCH = 50;

type Pending = {
  readonly id: bigint;
  readonly state: 'intent' | 'open';
  readonly sessionId: string | null;
};

/**
 * Relief for what the answer or the event of Wave did not conclude: an intent whose call to Wave has
 * no known outcome is asked again with its own key; a session past its end is read from Wave, and
 * becomes a receipt, or expired. Those that stay go behind the others of the next run.
 */
export async function settleWaveIntents(ctx: TenantContext, returnOrigin: string): Promise<number> {
  const { sql, now } = ctx;
  const before = new Date(now.getTime() - STALE_AFTER_MS);
  const pending = await sql.rows<Pending>`SELECT id, state, sessionId FROM WaveCheckout
    WHERE ipmId = ${sql.ipm}
      AND ((state = ${'intent'} AND createdAt < ${before}) OR (state = ${'open'} AND expiresAt < ${before}))
    ORDER BY updatedAt, id LIMIT ${BATCH}`;
  for (const checkout of pending) {
    await noteAttempt(ctx, checkout.id);
    if (checkout.state === 'intent') {
      await openSession(ctx, checkout.id, returnOrigin);
    } else if (checkout.sessionId !== null) {
      await readSession(ctx, { id: checkout.id, sessionId: checkout.sessionId });
    }
  }
  return pending.length;
}

const noteAttempt = (ctx: TenantContext, id: bigint) =>
  ctx.followUp(
    ({ sql, now }) => sql.run`UPDATE WaveCheckout SET updatedAt = ${now}
    WHERE ipmId = ${sql.ipm} AND id = ${id}`,
  );
