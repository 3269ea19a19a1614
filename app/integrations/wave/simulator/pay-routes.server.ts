import express, { Router } from 'express';
import type { Response } from 'express';
import { z } from 'zod';
import type { PaymentErrorCode } from '../wave-errors';
import { payCheckout, refuseCheckout, settleExpiry } from './checkout-states';
import type { PaymentOutcome } from './checkout-states';
import { closedPage, payPage, unknownPage } from './pay-page';
import type { SimulatorContext } from './simulator-context.server';
import { newId } from './simulator-id.server';
import type { Session } from './simulator-state';

export const DEFAULT_MOBILE = '+221770000000';

/** No `form-action`: the form ends in a redirect to the merchant's own address. */
const PAGE_POLICY =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

type Reply = { status: number; html: string } | { status: 303; location: string };

/** The pay pages, `/c/:id`: what a payer sees behind `wave_launch_url`. */
export function payRoutes(context: SimulatorContext): Router {
  const router = Router();
  router.get('/:id', (req, res) => {
    sendReply(res, showSession(context, req.params.id));
  });
  router.post('/:id', express.urlencoded({ extended: false, limit: '4kb' }), (req, res) => {
    sendReply(res, takeForm(context, req.params.id, payForm.parse(req.body)));
  });
  return router;
}

function showSession(context: SimulatorContext, id: string): Reply {
  const session = findSession(context, id);
  if (session === null) return { status: 404, html: unknownPage() };
  if (session.wire.checkout_status !== 'open') return { status: 200, html: closedPage(session) };
  const mobile = session.wire.restrict_payer_mobile ?? DEFAULT_MOBILE;
  return { status: 200, html: payPage(session, { mobile, mobileIsWrong: false }) };
}

function takeForm(context: SimulatorContext, id: string, form: z.infer<typeof payForm>): Reply {
  const session = findSession(context, id);
  if (session === null) return { status: 404, html: unknownPage() };
  if (form.action === 'cancel') return cancel(context, session);
  const mobile = readMobile(form.mobile);
  if (mobile === null && session.wire.checkout_status === 'open') {
    return { status: 422, html: payPage(session, { mobile: form.mobile, mobileIsWrong: true }) };
  }
  const outcome =
    form.action === 'pay' ? pay(context, session, mobile ?? '') : refusePayment(context, session);
  return replyTo(session, outcome);
}

const payForm = z.object({
  action: z.enum(['pay', 'refuse', 'cancel']).catch('pay'),
  mobile: z.string().max(30).catch(''),
});

/** Pays and announces it; a second payment of the same session announces nothing. */
export function pay(context: SimulatorContext, session: Session, mobile: string): PaymentOutcome {
  const wallet = context.store.state.wallets[session.walletId];
  if (wallet === undefined) throw new Error(`Session ${session.wire.id} has no wallet`);
  const outcome = payCheckout(context.store.state, {
    session,
    wallet,
    mobile,
    transactionId: newId('T_'),
    now: context.now(),
  });
  announce(context, session, outcome);
  return outcome;
}

export function refusePayment(
  context: SimulatorContext,
  session: Session,
  code: PaymentErrorCode = 'insufficient-funds',
): PaymentOutcome {
  const error = { code, message: 'The payment failed' };
  const outcome = refuseCheckout(session, error, context.now());
  announce(context, session, outcome);
  return outcome;
}

export function findSession(context: SimulatorContext, id: string): Session | null {
  const session = context.store.state.sessions[id];
  if (session === undefined) return null;
  settleExpiry(session, context.now());
  return session;
}

function announce(context: SimulatorContext, session: Session, outcome: PaymentOutcome): void {
  const wallet = context.store.state.wallets[session.walletId];
  if (wallet === undefined) return;
  context.store.changed();
  if (outcome === 'paid') context.webhooks.emit(wallet, 'checkout.session.completed', session.wire);
  if (outcome === 'refused') {
    context.webhooks.emit(wallet, 'checkout.session.payment_failed', session.wire);
  }
}

/** The payer goes back; an open session stays open and can still be paid. */
function cancel(context: SimulatorContext, { wire }: Session): Reply {
  if (wire.checkout_status === 'complete') return { status: 303, location: wire.success_url };
  wire.payment_status = 'cancelled';
  context.store.changed();
  return { status: 303, location: wire.error_url };
}

function replyTo(session: Session, outcome: PaymentOutcome): Reply {
  switch (outcome) {
    case 'paid':
    case 'already-paid':
      return { status: 303, location: session.wire.success_url };
    case 'refused':
      return { status: 303, location: session.wire.error_url };
    case 'expired':
      return { status: 410, html: closedPage(session) };
  }
}

function sendReply(res: Response, reply: Reply): void {
  res.set('Cache-Control', 'no-store');
  if ('location' in reply) {
    res.redirect(reply.status, reply.location);
    return;
  }
  res
    .status(reply.status)
    .set({
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': PAGE_POLICY,
      'X-Content-Type-Options': 'nosniff',
    })
    .send(reply.html);
}

/** Accepts `77 123 45 67`, `221771234567`, `00221…` and `+221…`. */
function readMobile(text: string): string | null {
  const digits = text.replace(/\D/g, '').replace(/^00/, '');
  const national = digits.length === 12 && digits.startsWith('221') ? digits.slice(3) : digits;
  return /^7\d{8}$/.test(national) ? `+221${national}` : null;
}
