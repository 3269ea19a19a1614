import { Router } from 'express';
import { refuse } from './api-answer';
import { apiCall, sendAnswer } from './api-call.server';
import { createB2bPayout, getB2bPayout } from './b2b-payout-api';
import {
  createSession,
  expireSession,
  getSession,
  getSessionByTransaction,
  refundSession,
  searchSessions,
} from './checkout-api';
import { createPayout, getPayout, reversePayout, searchPayouts } from './payout-api';
import { createPayoutBatch, getPayoutBatch } from './payout-batch-api';
import { verifyRecipient } from './recipient-api';
import type { SimulatorContext } from './simulator-context.server';
import { getBalance, listTransactions, refundTransaction } from './wallet-api';

const keyRequired = { keyRequired: true };

export function apiRoutes(context: SimulatorContext): Router {
  const router = Router();
  addCheckout(router, context);
  addPayouts(router, context);
  router.get('/balance', apiCall(context, 'balance.get', getBalance));
  router.get('/transactions', apiCall(context, 'transactions.list', listTransactions));
  router.post(
    '/transactions/:id/refund',
    apiCall(context, 'transactions.refund', refundTransaction),
  );
  router.use((_req, res) => {
    sendAnswer(res, refuse(404, 'not-found', 'No such call'));
  });
  return router;
}

function addCheckout(router: Router, context: SimulatorContext): void {
  const sessions = '/checkout/sessions';
  router.post(sessions, apiCall(context, 'checkout.create', createSession));
  router.get(sessions, apiCall(context, 'checkout.by-transaction', getSessionByTransaction));
  router.get(`${sessions}/search`, apiCall(context, 'checkout.search', searchSessions));
  router.get(`${sessions}/:id`, apiCall(context, 'checkout.get', getSession));
  router.post(`${sessions}/:id/expire`, apiCall(context, 'checkout.expire', expireSession));
  router.post(`${sessions}/:id/refund`, apiCall(context, 'checkout.refund', refundSession));
}

function addPayouts(router: Router, context: SimulatorContext): void {
  router.post('/payout', apiCall(context, 'payout.create', createPayout, keyRequired));
  router.get('/payout/:id', apiCall(context, 'payout.get', getPayout));
  router.get('/payouts/search', apiCall(context, 'payout.search', searchPayouts));
  router.post('/payout/:id/reverse', apiCall(context, 'payout.reverse', reversePayout));
  router.post(
    '/payout-batch',
    apiCall(context, 'payout-batch.create', createPayoutBatch, keyRequired),
  );
  // One page of the documentation prints the plural.
  router.get(
    ['/payout-batch/:id', '/payouts-batch/:id'],
    apiCall(context, 'payout-batch.get', getPayoutBatch),
  );
  router.post('/verify_recipient', apiCall(context, 'recipient.verify', verifyRecipient));
  router.post('/b2b/payout', apiCall(context, 'b2b-payout.create', createB2bPayout, keyRequired));
  router.get('/b2b/payout/:id', apiCall(context, 'b2b-payout.get', getB2bPayout));
}
