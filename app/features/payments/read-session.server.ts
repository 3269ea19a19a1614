import type { TenantContext } from '~/platform/context';
import { concludeCheckout } from './conclude-checkout.server';
import { walletPort } from './wallet.server';

export type OpenCheckout = { readonly id: bigint; readonly sessionId: string };
type SessionReading = 'paid' | 'expired' | 'still-open' | 'no-answer';

/**
 * Asks Wave what became of a session: paid, it becomes its receipt, as by the event; over, it is
 * expired. A session that Wave does not know any more will never be paid, and is expired too.
 */
export async function readSession(
  ctx: TenantContext,
  { id, sessionId }: OpenCheckout,
): Promise<SessionReading> {
  const port = await walletPort(ctx);
  const answer = await port?.getCheckout(sessionId);
  if (answer === undefined) return 'no-answer';
  if (!answer.ok) {
    const isGone = !answer.retryable && answer.code === 'checkout-session-not-found';
    if (isGone) await markExpired(ctx, id, answer.code);
    return isGone ? 'expired' : 'no-answer';
  }
  const session = answer.value;
  if (session.paymentStatus === 'succeeded') {
    await ctx.followUp((tx) => concludeCheckout(ctx, tx, session));
    return 'paid';
  }
  if (session.checkoutStatus !== 'expired') return 'still-open';
  await markExpired(ctx, id, null);
  return 'expired';
}

const markExpired = (ctx: TenantContext, id: bigint, failureCode: string | null) =>
  ctx.followUp(
    ({ sql, now }) => sql.run`UPDATE WaveCheckout
    SET state = ${'expired'}, failureCode = COALESCE(${failureCode}, failureCode), updatedAt = ${now}
    WHERE ipmId = ${sql.ipm} AND id = ${id} AND state = ${'open'}`,
  );
