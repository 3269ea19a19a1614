import type { WavePort } from '~/integrations/wave/wave-port';
import type { TenantContext } from '~/platform/context';
import { walletPort } from './wallet.server';

type Checkout = {
  readonly id: bigint;
  readonly state: string;
  readonly amountXof: bigint;
  readonly clientReference: string;
  readonly idempotencyKey: string;
  readonly launchUrl: string | null;
};

type OpenedSession =
  { readonly ok: true; readonly launchUrl: string } | { readonly ok: false; readonly code: string };

/**
 * Asks Wave for the session of an intent, with the intent's own key: asked twice, Wave answers the
 * same session. Outside any transaction; the result is stored afterwards. The payer comes back to
 * the page of the payment, on the site `origin`.
 */
export async function openSession(
  ctx: TenantContext,
  checkoutId: bigint,
  origin: string,
): Promise<OpenedSession> {
  const { sql } = ctx;
  const checkout = await sql.first<Checkout>`SELECT id, state, amountXof, clientReference,
      idempotencyKey, launchUrl FROM WaveCheckout WHERE ipmId = ${sql.ipm} AND id = ${checkoutId}`;
  if (checkout === null) throw new Error(`no checkout ${checkoutId}`);
  if (checkout.launchUrl !== null) return { ok: true, launchUrl: checkout.launchUrl };
  const port = await walletPort(ctx);
  if (port === null) {
    await markFailed(ctx, checkoutId, 'no-wallet');
    return { ok: false, code: 'no-wallet' };
  }
  const returnUrl = `${origin}/employer/${ctx.ipm.slug}/payments/${checkoutId}`;
  const answer = await askOrFind(port, checkout, returnUrl);
  if (!answer.ok) {
    // A retryable failure leaves the intent: its outcome is unknown, and the relief job asks again.
    if (!answer.retryable) await markFailed(ctx, checkoutId, answer.code);
    return { ok: false, code: answer.code };
  }
  const { id, launchUrl, expiresAt } = answer.value;
  await ctx.followUp(
    ({ sql: inside, now }) => inside.run`UPDATE WaveCheckout
    SET state = ${'open'}, sessionId = ${id}, launchUrl = ${launchUrl}, expiresAt = ${expiresAt},
      updatedAt = ${now}
    WHERE ipmId = ${inside.ipm} AND id = ${checkoutId} AND state = ${'intent'}`,
  );
  return { ok: true, launchUrl };
}

/**
 * The same key with other return addresses (the application has moved since) is refused: the session
 * that it made is then found by its reference.
 */
async function askOrFind(port: WavePort, checkout: Checkout, returnUrl: string) {
  const { amountXof, clientReference, idempotencyKey } = checkout;
  const answer = await port.createCheckout({
    amountXof,
    clientReference,
    idempotencyKey,
    successUrl: returnUrl,
    errorUrl: `${returnUrl}?paid=0`,
  });
  if (answer.ok || answer.code !== 'idempotency-mismatch') return answer;
  const found = await port.searchCheckoutsByReference(clientReference);
  if (!found.ok) return found;
  const session = found.value.find((one) => one.amountXof === amountXof);
  return session === undefined ? answer : { ok: true as const, value: session };
}

const markFailed = (ctx: TenantContext, checkoutId: bigint, code: string) =>
  ctx.followUp(
    ({ sql, now }) => sql.run`UPDATE WaveCheckout
    SET state = ${'failed'}, failureCode = ${code}, updatedAt = ${now}
    WHERE ipmId = ${sql.ipm} AND id = ${checkoutId} AND state = ${'intent'}`,
  );
