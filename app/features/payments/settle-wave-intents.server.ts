import type { TenantContext } from '~/platform/context';
import { concludeCheckout } from './conclude-checkout.server';
import { openSession } from './open-session.server';
import { walletPort } from './wallet.server';

const STALE_AFTER_MS = 60_000;
const BATCH = 50;

type Pending = {
  readonly id: bigint;
  readonly callId: bigint;
  readonly state: 'intent' | 'open';
  readonly sessionId: string | null;
};

/**
 * Relief for what the answer or the event of Wave did not conclude: an intent whose call to Wave has
 * no known outcome is asked again with its own key; a session past its end is read from Wave, and
 * becomes a receipt, or expired.
 */
export async function settleWaveIntents(ctx: TenantContext, returnOrigin: string): Promise<number> {
  const { sql, now } = ctx;
  const before = new Date(now.getTime() - STALE_AFTER_MS);
  const pending = await sql.rows<Pending>`SELECT id, callId, state, sessionId FROM WaveCheckout
    WHERE ipmId = ${sql.ipm}
      AND ((state = ${'intent'} AND createdAt < ${before}) OR (state = ${'open'} AND expiresAt < ${before}))
    ORDER BY createdAt LIMIT ${BATCH}`;
  for (const checkout of pending) {
    if (checkout.state === 'intent') {
      await openSession(
        ctx,
        checkout.id,
        `${returnOrigin}/employer/${ctx.ipm.slug}/calls/${checkout.callId}`,
      );
    } else if (checkout.sessionId !== null) {
      await readSession(ctx, checkout.id, checkout.sessionId);
    }
  }
  return pending.length;
}

async function readSession(ctx: TenantContext, checkoutId: bigint, sessionId: string) {
  const port = await walletPort(ctx);
  const answer = await port?.getCheckout(sessionId);
  if (!answer?.ok) return;
  const session = answer.value;
  if (session.paymentStatus === 'succeeded') {
    await ctx.transaction((tx) => concludeCheckout(ctx, tx, session));
  } else if (session.checkoutStatus === 'expired') {
    await ctx.transaction(
      ({ sql, now }) => sql.run`UPDATE WaveCheckout
      SET state = ${'expired'}, updatedAt = ${now}
      WHERE ipmId = ${sql.ipm} AND id = ${checkoutId} AND state = ${'open'}`,
    );
  }
}
