import type { CommandResult } from '~/platform/context';
import { orderSimulator } from './order-simulator.server';
import type { SimulatorContext } from './simulated-wave-queries.server';
import type {
  PaymentFailureInput,
  PaymentInput,
  RefundInput,
  SessionInput,
  WalletInput,
} from './wave-order-form';

/** Not a map of texts: what a reader of custom fields has to survive. */
const UNREADABLE = '§§§ ??';

/** Somebody pays without a session: the application must find out what for. */
export function receivePayment(
  ctx: SimulatorContext,
  { walletId, from, amountXof, typed, unreadable }: PaymentInput,
): Promise<CommandResult> {
  return orderSimulator<object>(ctx, async (simulator) => {
    if (amountXof <= 0n) return { ok: false, reason: 'simulated-amount' };
    const reference = typed === null ? {} : { clientReference: typed };
    const customFields = unreadable ? UNREADABLE : typed === null ? null : { reference: typed };
    if (from === 'person') await simulator.receivePayment(walletId, { amountXof, customFields });
    else await simulator.receiveB2bPayment(walletId, { amountXof, ...reference });
    return { ok: true };
  });
}

/** As from Wave's own portal. */
export function refundTransaction(
  ctx: SimulatorContext,
  { walletId, transactionId }: RefundInput,
): Promise<CommandResult> {
  return orderSimulator(ctx, async (simulator) => {
    const outcome = await simulator.refundTransaction(walletId, transactionId);
    return outcome === 'refunded' ? { ok: true } : { ok: false, reason: 'simulated-refund' };
  });
}

export function expireSession(
  ctx: SimulatorContext,
  { sessionId }: SessionInput,
): Promise<CommandResult> {
  return orderSimulator(ctx, async (simulator) => {
    const outcome = await simulator.expireSession(sessionId);
    return outcome === 'expired' ? { ok: true } : { ok: false, reason: 'simulated-session-closed' };
  });
}

export function expireSessions(
  ctx: SimulatorContext,
  { walletId }: WalletInput,
): Promise<CommandResult<{ readonly count: number }>> {
  return orderSimulator(ctx, async (simulator) => ({
    ok: true,
    count: await simulator.expireSessions(walletId),
  }));
}

/** The payer tries, and Wave refuses. */
export function failPayment(
  ctx: SimulatorContext,
  { sessionId, failure }: PaymentFailureInput,
): Promise<CommandResult> {
  return orderSimulator(ctx, async (simulator) => {
    const outcome = await simulator.refuseSession(sessionId, failure);
    return outcome === 'refused' ? { ok: true } : { ok: false, reason: 'simulated-session-closed' };
  });
}
