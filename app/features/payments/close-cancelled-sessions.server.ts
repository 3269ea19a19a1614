import type { WavePort } from '~/integrations/wave/wave-port';
import type { TenantContext } from '~/platform/context';
import { readSession } from './read-session.server';
import { walletPort } from './wallet.server';

/** An intent younger than this may still be on its way to Wave. */
const STALE_AFTER_MS = 60_000;
const BATCH = 50;

type Payable = {
  readonly id: bigint;
  readonly state: 'intent' | 'open';
  readonly sessionId: string | null;
  readonly clientReference: string;
};

/**
 * Nobody should pay a call that is cancelled: its open sessions are closed at Wave. One that was paid
 * in the meantime becomes its receipt, to allocate; one that Wave does not answer for is asked again.
 */
export async function closeCancelledSessions(ctx: TenantContext): Promise<void> {
  const { sql, now } = ctx;
  const payable = await sql.rows<Payable>`SELECT w.id, w.state, w.sessionId, w.clientReference
    FROM WaveCheckout w
    WHERE w.ipmId = ${sql.ipm}
      AND (w.state = ${'open'} OR (w.state = ${'intent'}
        AND w.createdAt < ${new Date(now.getTime() - STALE_AFTER_MS)}))
      AND EXISTS (SELECT 1 FROM WaveCheckoutCall l
        JOIN ContributionCall c ON c.ipmId = l.ipmId AND c.id = l.callId
        WHERE l.ipmId = w.ipmId AND l.checkoutId = w.id AND c.state = ${'cancelled'})
    ORDER BY w.updatedAt, w.id LIMIT ${BATCH}`;
  if (payable.length === 0) return;
  const port = await walletPort(ctx);
  if (port === null) return;
  for (const checkout of payable) await close(ctx, port, checkout);
}

async function close(ctx: TenantContext, port: WavePort, checkout: Payable) {
  const sessionId = checkout.sessionId ?? (await findSession(ctx, port, checkout));
  if (sessionId === null) return;
  const answer = await port.expireCheckout(sessionId);
  if (answer.ok) await end(ctx, checkout.id, 'expired', sessionId);
  else if (!answer.retryable) await readSession(ctx, { id: checkout.id, sessionId });
}

/** An intent may have its session at Wave, unknown here, even paid; without one there is nothing to close. */
async function findSession(ctx: TenantContext, port: WavePort, checkout: Payable) {
  const found = await port.searchCheckoutsByReference(checkout.clientReference);
  if (!found.ok) return null;
  const session = found.value.find(({ checkoutStatus }) => checkoutStatus !== 'expired');
  if (session !== undefined) return session.id;
  await end(ctx, checkout.id, 'failed', null);
  return null;
}

const end = (
  ctx: TenantContext,
  id: bigint,
  state: 'expired' | 'failed',
  sessionId: string | null,
) =>
  ctx.followUp(
    ({ sql, now }) => sql.run`UPDATE WaveCheckout
      SET state = ${state}, sessionId = COALESCE(sessionId, ${sessionId}),
        failureCode = ${'call-cancelled'}, updatedAt = ${now}
      WHERE ipmId = ${sql.ipm} AND id = ${id} AND state IN (${'intent'}, ${'open'})`,
  );
