import { Router } from 'express';
import { refuse } from './api-answer';
import { apiCall, sendAnswer } from './api-call.server';
import {
  createSession,
  expireSession,
  getSession,
  getSessionByTransaction,
  refundSession,
  searchSessions,
} from './checkout-api';
import {
  createB2bPayout,
  createPayout,
  getB2bPayout,
  getPayout,
  reversePayout,
  searchPayouts,
} from './payout-api';
import type { SimulatorContext } from './simulator-context.server';
import { getBalance, listTransactions, refundTransaction } from './wallet-api';

export function apiRoutes(context: SimulatorContext): Router {
  const router = Router();
  const keyRequired = { keyRequired: true };
  router.post('/checkout/sessions', apiCall(context, createSession));
  router.get('/checkout/sessions', apiCall(context, getSessionByTransaction));
  router.get('/checkout/sessions/search', apiCall(context, searchSessions));
  router.get('/checkout/sessions/:id', apiCall(context, getSession));
  router.post('/checkout/sessions/:id/expire', apiCall(context, expireSession));
  router.post('/checkout/sessions/:id/refund', apiCall(context, refundSession));
  router.post('/payout', apiCall(context, createPayout, keyRequired));
  router.get('/payout/:id', apiCall(context, getPayout));
  router.get('/payouts/search', apiCall(context, searchPayouts));
  router.post('/payout/:id/reverse', apiCall(context, reversePayout));
  router.post('/b2b/payout', apiCall(context, createB2bPayout, keyRequired));
  router.get('/b2b/payout/:id', apiCall(context, getB2bPayout));
  router.get('/balance', apiCall(context, getBalance));
  router.get('/transactions', apiCall(context, listTransactions));
  router.post('/transactions/:id/refund', apiCall(context, refundTransaction));
  router.use((_req, res) => {
    sendAnswer(res, refuse(404, 'not-found', 'No such call'));
  });
  return router;
}
