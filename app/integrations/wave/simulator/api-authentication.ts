import { refuse } from './api-answer';
import type { ApiAnswer } from './api-answer';
import type { SimulatorState, Wallet } from './simulator-state';

export type Authentication = { ok: true; wallet: Wallet } | { ok: false; answer: ApiAnswer };

/** A key belongs to one wallet, and names it. */
export function authenticate(
  state: SimulatorState,
  authorization: string | undefined,
): Authentication {
  if (authorization === undefined) {
    return refused(401, 'missing-auth-header', 'The Authorization header is missing');
  }
  const [scheme, apiKey = ''] = authorization.split(' ', 2);
  if (scheme?.toLowerCase() !== 'bearer') {
    return refused(401, 'invalid-auth', 'The Authorization header must be a bearer token');
  }
  if (apiKey === '') return refused(401, 'api-key-not-provided', 'No API key was provided');
  const wallets = Object.values(state.wallets);
  const wallet = wallets.find((candidate) => candidate.apiKey === apiKey);
  if (wallet !== undefined) {
    if (!wallet.disabled) return { ok: true, wallet };
    return refused(403, 'disabled-wallet', 'This wallet is disabled');
  }
  if (wallets.some((candidate) => candidate.revokedApiKeys.includes(apiKey))) {
    return refused(401, 'api-key-revoked', 'This API key was revoked');
  }
  return refused(401, 'no-matching-api-key', 'No API key matches');
}

function refused(status: number, code: string, message: string): Authentication {
  return { ok: false, answer: refuse(status, code, message) };
}
