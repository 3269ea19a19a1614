import type { CommandResult, IpmContext } from '~/platform/context';
import type { CheckPaymentInput } from './payment-form';
import { readSession, type OpenCheckout } from './read-session.server';

/** The employer asks what became of its payment, without waiting for Wave's event. */
export async function checkPayment(
  ctx: IpmContext,
  { checkoutId }: CheckPaymentInput,
): Promise<CommandResult> {
  const { sql } = ctx;
  const checkout = await sql.first<OpenCheckout>`SELECT w.id, w.sessionId
    FROM WaveCheckout w JOIN Affiliation a ON a.ipmId = w.ipmId AND a.id = w.affiliationId
    WHERE w.ipmId = ${sql.ipm} AND w.id = ${checkoutId}
      AND w.state = ${'open'}
      AND a.employerId IN (${sql.list(ctx.organisationIds)}) AND w.sessionId IS NOT NULL`;
  if (checkout === null) return { ok: true };
  const reading = await readSession(ctx, checkout);
  if (reading === 'no-answer') return { ok: false, reason: 'wave-does-not-answer' };
  return reading === 'still-open' ? { ok: false, reason: 'wave-not-paid-yet' } : { ok: true };
}
