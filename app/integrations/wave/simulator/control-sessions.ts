import { z } from 'zod';
import { PAYMENT_ERROR_CODES } from '../wave-errors';
import { answer, refuse, refuseFields } from './api-answer';
import { closeAsExpired, refundCheckout, settleExpiry } from './checkout-states';
import { latest, nothing, ofWallet } from './control-answer';
import type { ControlHandler } from './control-answer';
import { DEFAULT_MOBILE, findSession, pay, refusePayment } from './pay-routes.server';
import { refundReceived } from './received-refund';
import { newId } from './simulator-id.server';
import type { SimulatorContext } from './simulator-context.server';
import type { Session } from './simulator-state';

export const listSessions = ofWallet(latest, ({ store, now }, { walletId }, { limit }) => {
  const own = Object.values(store.state.sessions).filter((one) => one.walletId === walletId);
  const shown = own.slice(-limit).reverse();
  for (const session of shown) settleExpiry(session, now());
  return answer({ sessions: shown.map(({ wire }) => wire) });
});

/** Every open session of the wallet expires at once; how many there were. */
export const expireSessions = ofWallet(nothing, ({ store }, { walletId }) => {
  const open = Object.values(store.state.sessions).filter(
    (session) => session.walletId === walletId && session.wire.checkout_status === 'open',
  );
  for (const session of open) closeAsExpired(session);
  return answer({ expired: open.length });
});

export const paySession = ofSession(
  z.object({ mobile: z.string().default(DEFAULT_MOBILE) }),
  (context, session, { mobile }) => pay(context, session, mobile),
);

export const refuseSession = ofSession(
  z.object({ code: z.enum(PAYMENT_ERROR_CODES).default('insufficient-funds') }),
  (context, session, { code }) => refusePayment(context, session, code),
);

export const expireSession = ofSession(nothing, (_context, session) => {
  if (session.wire.checkout_status !== 'open') return 'not-open';
  closeAsExpired(session);
  return 'expired';
});

/** As from Wave's own portal: the money goes back, and no event says so. */
export const refundSession = ofSession(nothing, (context, session) => {
  const wallet = context.store.state.wallets[session.walletId];
  if (wallet === undefined) return 'not-refunded';
  const refund = { session, wallet, transactionId: newId('T_'), now: context.now() };
  return refundCheckout(context.store.state, refund) ? 'refunded' : 'not-refunded';
});

export const refundTransaction = ofWallet(
  z.object({ transactionId: z.string() }),
  ({ store, now }, wallet, { transactionId }) =>
    answer({ outcome: refundReceived(store.state, { wallet, transactionId, now: now() }) }),
);

function ofSession<Schema extends z.ZodType>(
  schema: Schema,
  act: (context: SimulatorContext, session: Session, input: z.output<Schema>) => string,
): ControlHandler {
  return (context, req) => {
    const parsed = schema.safeParse(req.body ?? {});
    if (!parsed.success) return refuseFields(parsed.error, 'body');
    const session = findSession(context, req.params['id'] ?? '');
    if (session === null) return refuse(404, 'checkout-session-not-found', 'No such session');
    const outcome = act(context, session, parsed.data);
    context.store.changed();
    return answer({ outcome, session: session.wire });
  };
}
