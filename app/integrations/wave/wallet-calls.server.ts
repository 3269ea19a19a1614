import type { WavePort } from './wave-port';
import { sendWaveRequest } from './wave-request.server';
import type { WaveClientSettings } from './wave-request.server';
import { balance, ignoredBody, transactionPage } from './wave-wire';

type WalletCalls = Pick<WavePort, 'getBalance' | 'listTransactions' | 'refundTransaction'>;

/** What the wallet holds and what moved it. */
export function walletCalls(settings: WaveClientSettings): WalletCalls {
  return {
    getBalance: (input = {}) =>
      sendWaveRequest(
        settings,
        { call: 'balance.get', method: 'GET', path: '/v1/balance', query: subaccounts(input) },
        balance,
      ),
    listTransactions: ({ day, after, ...scope }) =>
      sendWaveRequest(
        settings,
        {
          call: 'transactions.list',
          method: 'GET',
          path: '/v1/transactions',
          query: { date: day, ...(after === undefined ? {} : { after }), ...subaccounts(scope) },
        },
        transactionPage,
      ),
    refundTransaction: ({ id, idempotencyKey }) =>
      sendWaveRequest(
        settings,
        {
          call: 'transactions.refund',
          method: 'POST',
          path: `/v1/transactions/${encodeURIComponent(id)}/refund`,
          idempotencyKey,
        },
        ignoredBody,
      ),
  };
}

function subaccounts(scope: { includeSubaccounts?: boolean }): Record<string, string> {
  return scope.includeSubaccounts ? { include_subaccounts: 'true' } : {};
}
