import express, { Router } from 'express';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { answer, refuse, refuseFields } from './api-answer';
import type { ApiAnswer } from './api-answer';
import { sendAnswer } from './api-call.server';
import { findSession, pay, refusePayment } from './pay-routes.server';
import type { SimulatorContext } from './simulator-context.server';
import type { SimulatedEvent } from './simulator-state';
import { putWallet, walletInput } from './wallet-input';

const MAX_DELIVERIES = 100;

/** The switches of the simulator, for the demonstration and tests: `/simulator`, loopback only. */
export function controlRoutes(context: SimulatorContext): Router {
  const router = Router();
  router.use(onlyFromLoopback);
  router.use(express.json({ limit: '256kb' }));
  router.get(
    '/wallets',
    respond(() => listWallets(context)),
  );
  router.post(
    '/wallets',
    respond((req) => registerWallet(context, req)),
  );
  router.post(
    '/sessions/:id/pay',
    respond((req) => payNow(context, req)),
  );
  router.post(
    '/sessions/:id/refuse',
    respond((req) => refuseNow(context, req)),
  );
  router.get(
    '/events',
    respond((req) => listEvents(context, req)),
  );
  router.post(
    '/events',
    respond((req) => emitEvent(context, req)),
  );
  router.post(
    '/events/:id/deliver',
    respond((req) => deliverEvent(context, req)),
  );
  router.post(
    '/faults',
    respond((req) => addFault(context, req)),
  );
  return router;
}

function respond(handle: (req: Request) => ApiAnswer | Promise<ApiAnswer>) {
  return (req: Request, res: Response, next: (error: unknown) => void): void => {
    Promise.resolve(handle(req)).then((result) => {
      sendAnswer(res, result);
    }, next);
  };
}

function onlyFromLoopback(req: Request, res: Response, next: () => void): void {
  const address = (req.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  if (address === '::1' || address.startsWith('127.')) next();
  else sendAnswer(res, refuse(403, 'no-permission', 'Loopback only'));
}

/** Keys and secrets go in, and never come out. */
function listWallets(context: SimulatorContext): ApiAnswer {
  const wallets = Object.values(context.store.state.wallets);
  return answer({
    wallets: wallets.map(({ walletId, businessName, webhookUrl, balanceXof }) => ({
      walletId,
      businessName,
      webhookUrl,
      balanceXof,
    })),
  });
}

function registerWallet(context: SimulatorContext, req: Request): ApiAnswer {
  const parsed = walletInput.safeParse(req.body);
  if (!parsed.success) return refuseFields(parsed.error, 'body');
  putWallet(context.store.state, parsed.data);
  context.store.changed();
  return answer({ walletId: parsed.data.walletId });
}

const payInput = z.object({ mobile: z.string().default('+221770000000') });

function payNow(context: SimulatorContext, req: Request): ApiAnswer {
  const parsed = payInput.safeParse(req.body ?? {});
  if (!parsed.success) return refuseFields(parsed.error, 'body');
  const session = findSession(context, req.params['id'] ?? '');
  if (session === null) return refuse(404, 'checkout-session-not-found', 'No such session');
  return answer({ outcome: pay(context, session, parsed.data.mobile), session: session.wire });
}

function refuseNow(context: SimulatorContext, req: Request): ApiAnswer {
  const session = findSession(context, req.params['id'] ?? '');
  if (session === null) return refuse(404, 'checkout-session-not-found', 'No such session');
  return answer({ outcome: refusePayment(context, session), session: session.wire });
}

function listEvents(context: SimulatorContext, req: Request): ApiAnswer {
  const { walletId } = req.query;
  const events = context.store.state.events.filter(
    (event) => walletId === undefined || event.walletId === walletId,
  );
  return answer({ events });
}

const emitInput = z.object({
  walletId: z.string(),
  type: z.string().min(1),
  data: z.record(z.string(), z.unknown()),
});

function emitEvent(context: SimulatorContext, req: Request): ApiAnswer {
  const parsed = emitInput.safeParse(req.body);
  if (!parsed.success) return refuseFields(parsed.error, 'body');
  const wallet = context.store.state.wallets[parsed.data.walletId];
  if (wallet === undefined) return refuse(404, 'invalid-wallet', 'No such wallet');
  return answer(context.webhooks.emit(wallet, parsed.data.type, parsed.data.data));
}

const deliverInput = z.object({
  times: z.number().int().min(1).max(MAX_DELIVERIES).default(1),
  timestamp: z.number().int().optional(),
  secret: z.string().optional(),
  url: z.url().optional(),
});

/** The statuses that the deliveries got, in their order; null where nothing answered. */
async function deliverEvent(context: SimulatorContext, req: Request): Promise<ApiAnswer> {
  const parsed = deliverInput.safeParse(req.body ?? {});
  if (!parsed.success) return refuseFields(parsed.error, 'body');
  const id = req.params['id'] ?? '';
  const event: SimulatedEvent | undefined = context.store.state.events.find((e) => e.id === id);
  if (event === undefined) return refuse(404, 'not-found', 'No such event');
  const { times, ...changes } = parsed.data;
  const deliveries = Array.from({ length: times }, () => context.webhooks.deliver(event, changes));
  return answer({ statuses: await Promise.all(deliveries) });
}

const faultInput = z.object({
  walletId: z.string().nullable().default(null),
  times: z.number().int().min(1).default(1),
  /** 0 breaks the connection. */
  status: z.number().int().min(0).max(599),
  code: z.string().default('internal-server-error'),
  retryAfterSeconds: z.number().int().min(0).nullable().default(null),
  afterEffect: z.boolean().default(false),
});

function addFault(context: SimulatorContext, req: Request): ApiAnswer {
  const parsed = faultInput.safeParse(req.body);
  if (!parsed.success) return refuseFields(parsed.error, 'body');
  const { times, ...fault } = parsed.data;
  context.faults.push({ ...fault, remaining: times });
  return answer({ times });
}
