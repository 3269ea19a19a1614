import { z } from 'zod';
import { answer, refuse, refuseFields } from './api-answer';
import type { ApiHandler, ApiRequest } from './api-call.server';
import { amount, currency, mobile, reference, returnUrl } from './api-fields';
import { SESSION_MINUTES, closeAsExpired, refundCheckout, settleExpiry } from './checkout-states';
import { newId } from './simulator-id.server';
import type { SimulatorContext } from './simulator-context.server';
import type { Session } from './simulator-state';

const newSession = z.object({
  amount,
  currency,
  success_url: returnUrl,
  error_url: returnUrl,
  client_reference: reference.nullish(),
  restrict_payer_mobile: mobile.nullish(),
  aggregated_merchant_id: z.string().nullish(),
});

export const createSession: ApiHandler = (context, { wallet, body, origin }) => {
  const parsed = newSession.safeParse(body);
  if (!parsed.success) return refuseFields(parsed.error, 'body');
  const input = parsed.data;
  const createdAt = context.now();
  const id = newId('cos-');
  const session: Session = {
    walletId: wallet.walletId,
    wire: {
      id,
      amount: input.amount,
      checkout_status: 'open',
      payment_status: 'processing',
      client_reference: input.client_reference ?? null,
      currency: 'XOF',
      error_url: input.error_url,
      success_url: input.success_url,
      last_payment_error: null,
      business_name: wallet.businessName,
      transaction_id: null,
      aggregated_merchant_id: input.aggregated_merchant_id ?? null,
      restrict_payer_mobile: input.restrict_payer_mobile ?? null,
      wave_launch_url: `${origin}/c/${id}`,
      when_created: createdAt.toISOString(),
      when_completed: null,
      when_expires: new Date(createdAt.getTime() + SESSION_MINUTES * 60_000).toISOString(),
      when_refunded: null,
    },
  };
  context.store.state.sessions[id] = session;
  context.store.changed();
  return answer(session.wire);
};

export const getSession: ApiHandler = (context, request) => {
  const session = ownSession(context, request);
  return session === null ? notFound() : answer(session.wire);
};

export const getSessionByTransaction: ApiHandler = (context, { wallet, query }) => {
  const parsed = z.object({ transaction_id: z.string().min(1) }).safeParse(query);
  if (!parsed.success) return refuseFields(parsed.error, 'query');
  const session = sessionsOf(context, wallet.walletId).find(
    ({ wire }) => wire.transaction_id === parsed.data.transaction_id,
  );
  return session === undefined ? notFound() : answer(session.wire);
};

export const searchSessions: ApiHandler = (context, { wallet, query }) => {
  const parsed = z.object({ client_reference: reference }).safeParse(query);
  if (!parsed.success) return refuseFields(parsed.error, 'query');
  const found = sessionsOf(context, wallet.walletId).filter(
    ({ wire }) => wire.client_reference === parsed.data.client_reference,
  );
  return answer({ result: found.map(({ wire }) => wire) });
};

export const expireSession: ApiHandler = (context, request) => {
  const session = ownSession(context, request);
  if (session === null) return notFound();
  if (session.wire.checkout_status !== 'open') {
    return refuse(409, 'checkout-session-not-open', 'The session is complete or expired');
  }
  closeAsExpired(session);
  context.store.changed();
  return answer(null);
};

export const refundSession: ApiHandler = (context, request) => {
  const session = ownSession(context, request);
  if (session === null) return notFound();
  const refunded = refundCheckout(context.store.state, {
    session,
    wallet: request.wallet,
    transactionId: newId('T_'),
    now: context.now(),
  });
  context.store.changed();
  if (refunded) return answer(null);
  return refuse(400, 'checkout-refund-failed', 'The session is not paid, or funds are missing');
};

function ownSession(context: SimulatorContext, request: ApiRequest): Session | null {
  const session = context.store.state.sessions[request.params['id'] ?? ''];
  if (session?.walletId !== request.wallet.walletId) return null;
  settleExpiry(session, context.now());
  return session;
}

function sessionsOf(context: SimulatorContext, walletId: string): Session[] {
  const own = Object.values(context.store.state.sessions).filter(
    (session) => session.walletId === walletId,
  );
  for (const session of own) settleExpiry(session, context.now());
  return own;
}

function notFound() {
  return refuse(404, 'checkout-session-not-found', 'Checkout session not found');
}
