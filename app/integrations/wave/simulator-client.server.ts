import { z } from 'zod';
import type { PayOutcome, RefundOutcome, WaveSimulatorPort } from './simulator-port';
import {
  documentedCall,
  simulatedMovement,
  simulatedSession,
  simulatedWallet,
  simulatedWebhook,
} from './simulator-wire';

const PATIENCE_MS = 10_000;

type Ask = <T>(path: string, answer: z.ZodType<T>) => Promise<T>;
type Order = <T>(path: string, body: object, answer: z.ZodType<T>) => Promise<T>;

/** The control API of the simulator at that address. */
export function createSimulatorClient(baseUrl: string): WaveSimulatorPort {
  const ask: Ask = (path, answer) => exchange(`${baseUrl}/simulator${path}`, undefined, answer);
  const order: Order = (path, body, answer) =>
    exchange(`${baseUrl}/simulator${path}`, body, answer);
  return {
    ...walletSwitches(ask, order),
    ...faultSwitches(ask, order),
    ...sessionSwitches(ask, order),
    ...moneySwitches(ask, order),
    ...eventSwitches(ask, order),
  };
}

const walletPath = (walletId: string) => `/wallets/${encodeURIComponent(walletId)}`;
const sessionPath = (id: string) => `/sessions/${encodeURIComponent(id)}`;
const done = z.unknown().transform(() => undefined);
const count = (name: string) =>
  z.record(z.string(), z.unknown()).transform((counts) => Number(counts[name]));
const madeSecret = z.object({ secret: z.string() }).transform(({ secret }) => secret);
const outcome = <T extends string>() =>
  z.object({ outcome: z.string() }).transform((answer) => answer.outcome as T);

function walletSwitches(ask: Ask, order: Order) {
  return {
    listWallets: () =>
      ask(
        '/wallets',
        z.object({ wallets: z.array(simulatedWallet) }).transform(({ wallets }) => wallets),
      ),
    getWallet: (id) => ask(walletPath(id), simulatedWallet),
    registerWallet: ({ openingBalanceXof, ...wallet }) =>
      order(
        '/wallets',
        {
          ...wallet,
          ...(openingBalanceXof === undefined
            ? {}
            : { openingBalanceXof: openingBalanceXof.toString() }),
        },
        done,
      ),
    rotateSecret: (id) => order(`${walletPath(id)}/secret/rotate`, {}, madeSecret),
    endRotation: (id) => order(`${walletPath(id)}/secret/end-rotation`, {}, done),
    setStrategy: (id, strategy) => order(`${walletPath(id)}/strategy`, { strategy }, done),
    demandSigning: (id) => order(`${walletPath(id)}/signing/demand`, {}, madeSecret),
    dropSigning: (id) => order(`${walletPath(id)}/signing/drop`, {}, done),
  } satisfies Partial<WaveSimulatorPort>;
}

function faultSwitches(ask: Ask, order: Order) {
  return {
    setBehaviour: (id, changes) => order(`${walletPath(id)}/behaviour`, changes, done),
    addFault: (fault) => order('/faults', fault, done),
    clearFaults: (walletId) => order('/faults/clear', { walletId: walletId ?? null }, done),
    listCalls: () =>
      ask(
        '/calls',
        z.object({ calls: z.array(documentedCall) }).transform(({ calls }) => calls),
      ),
    putHolder: (holder) => order('/holders', holder, done),
  } satisfies Partial<WaveSimulatorPort>;
}

function sessionSwitches(ask: Ask, order: Order) {
  return {
    listSessions: (id, limit = 50) =>
      ask(
        `${walletPath(id)}/sessions?limit=${limit}`,
        z.object({ sessions: z.array(simulatedSession) }).transform(({ sessions }) => sessions),
      ),
    paySession: (id, mobile) =>
      order(
        `${sessionPath(id)}/pay`,
        mobile === undefined ? {} : { mobile },
        outcome<PayOutcome>(),
      ),
    refuseSession: (id, code) =>
      order(`${sessionPath(id)}/refuse`, code === undefined ? {} : { code }, outcome<PayOutcome>()),
    expireSession: (id) =>
      order(`${sessionPath(id)}/expire`, {}, outcome<'expired' | 'not-open'>()),
    expireSessions: (id) => order(`${walletPath(id)}/sessions/expire`, {}, count('expired')),
    refundSession: (id) =>
      order(`${sessionPath(id)}/refund`, {}, outcome<'refunded' | 'not-refunded'>()),
  } satisfies Partial<WaveSimulatorPort>;
}

function moneySwitches(ask: Ask, order: Order) {
  return {
    receivePayment: (id, { amountXof, ...payment }) =>
      order(
        `${walletPath(id)}/payments`,
        { amountXof: amountXof.toString(), ...payment },
        z.object({ transactionId: z.string() }).transform(({ transactionId }) => transactionId),
      ),
    receiveB2bPayment: (id, { amountXof, ...payment }) =>
      order(
        `${walletPath(id)}/b2b-payments`,
        { amountXof: amountXof.toString(), ...payment },
        z.object({ id: z.string() }).transform((answer) => answer.id),
      ),
    listTransactions: (id, limit = 50) =>
      ask(
        `${walletPath(id)}/transactions?limit=${limit}`,
        z
          .object({ transactions: z.array(simulatedMovement) })
          .transform(({ transactions }) => transactions),
      ),
    refundTransaction: (id, transactionId) =>
      order(`${walletPath(id)}/refund`, { transactionId }, outcome<RefundOutcome>()),
    settlePayouts: (id) => order(`${walletPath(id)}/payouts/settle`, {}, count('settled')),
  } satisfies Partial<WaveSimulatorPort>;
}

function eventSwitches(ask: Ask, order: Order) {
  return {
    listEvents: (id) =>
      ask(
        `/events?walletId=${encodeURIComponent(id)}`,
        z.object({ events: z.array(simulatedWebhook) }).transform(({ events }) => events),
      ),
    emitEvent: (walletId, type, data) =>
      order('/events', { walletId, type, data }, simulatedWebhook),
    deliverEvent: (id, changes = {}) =>
      order(
        `/events/${encodeURIComponent(id)}/deliver`,
        changes,
        z
          .object({ statuses: z.array(z.number().nullable()) })
          .transform(({ statuses }) => statuses),
      ),
    releaseEvents: (id) => order(`${walletPath(id)}/events/release`, {}, count('released')),
    redeliverEvents: (id) => order(`${walletPath(id)}/events/redeliver`, {}, count('sent')),
  } satisfies Partial<WaveSimulatorPort>;
}

async function exchange<T>(
  url: string,
  body: object | undefined,
  answer: z.ZodType<T>,
): Promise<T> {
  const response = await fetch(url, {
    signal: AbortSignal.timeout(PATIENCE_MS),
    ...(body === undefined
      ? {}
      : {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        }),
  });
  if (!response.ok) {
    throw new Error(`The simulator answers ${response.status} to ${new URL(url).pathname}`);
  }
  return answer.parse(await response.json());
}
