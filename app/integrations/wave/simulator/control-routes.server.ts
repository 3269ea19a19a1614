import express, { Router } from 'express';
import type { Request, Response } from 'express';
import { refuse } from './api-answer';
import { sendAnswer } from './api-call.server';
import type { ControlHandler } from './control-answer';
import {
  deliverEvent,
  emitEvent,
  listEvents,
  redeliverEvents,
  releaseEvents,
} from './control-events';
import { addFault, clearFaults, listCalls, putHolder } from './control-faults';
import {
  expireSession,
  expireSessions,
  listSessions,
  paySession,
  refundSession,
  refundTransaction,
  refuseSession,
} from './control-sessions';
import {
  demandSigning,
  dropSigning,
  endRotation,
  listTransactions,
  listWallets,
  receiveB2b,
  receivePayment,
  registerWallet,
  rotateSecret,
  setBehaviour,
  setStrategy,
  settlePayouts,
  showWallet,
} from './control-wallets';
import type { SimulatorContext } from './simulator-context.server';

const READ: Readonly<Record<string, ControlHandler>> = {
  '/calls': listCalls,
  '/events': listEvents,
  '/wallets': listWallets,
  '/wallets/:id': showWallet,
  '/wallets/:id/sessions': listSessions,
  '/wallets/:id/transactions': listTransactions,
};

const ORDERS: Readonly<Record<string, ControlHandler>> = {
  '/events': emitEvent,
  '/events/:id/deliver': deliverEvent,
  '/faults': addFault,
  '/faults/clear': clearFaults,
  '/holders': putHolder,
  '/sessions/:id/pay': paySession,
  '/sessions/:id/refuse': refuseSession,
  '/sessions/:id/expire': expireSession,
  '/sessions/:id/refund': refundSession,
  '/wallets': registerWallet,
  '/wallets/:id/behaviour': setBehaviour,
  '/wallets/:id/payments': receivePayment,
  '/wallets/:id/b2b-payments': receiveB2b,
  '/wallets/:id/refund': refundTransaction,
  '/wallets/:id/sessions/expire': expireSessions,
  '/wallets/:id/payouts/settle': settlePayouts,
  '/wallets/:id/events/release': releaseEvents,
  '/wallets/:id/events/redeliver': redeliverEvents,
  '/wallets/:id/secret/rotate': rotateSecret,
  '/wallets/:id/secret/end-rotation': endRotation,
  '/wallets/:id/strategy': setStrategy,
  '/wallets/:id/signing/demand': demandSigning,
  '/wallets/:id/signing/drop': dropSigning,
};

/** The switches of the simulator, for the demonstration and tests: `/simulator`, loopback only. */
export function controlRoutes(context: SimulatorContext): Router {
  const router = Router();
  router.use(onlyFromLoopback);
  router.use(express.json({ limit: '256kb' }));
  for (const [path, handle] of Object.entries(READ)) router.get(path, respond(context, handle));
  for (const [path, handle] of Object.entries(ORDERS)) router.post(path, respond(context, handle));
  return router;
}

function respond(context: SimulatorContext, handle: ControlHandler) {
  return (req: Request, res: Response, next: (error: unknown) => void): void => {
    Promise.resolve(handle(context, req)).then((result) => {
      sendAnswer(res, result);
    }, next);
  };
}

function onlyFromLoopback(req: Request, res: Response, next: () => void): void {
  const address = (req.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  if (address === '::1' || address.startsWith('127.')) next();
  else sendAnswer(res, refuse(403, 'no-permission', 'Loopback only'));
}
