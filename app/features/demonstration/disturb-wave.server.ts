import type { NewFault, WaveSimulatorPort } from '~/integrations/wave/simulator-port';
import type { CommandResult } from '~/platform/context';
import { orderSimulator } from './order-simulator.server';
import type { SimulatorContext } from './simulated-wave-queries.server';
import type { DisorderInput, FaultInput, WalletInput } from './wave-order-form';

/** Longer than the patience of whoever calls Wave. */
const SLOW_ANSWER_MS = 60_000;
const LOST_STATUS = 500;

const ORDER = {
  delayMs: 0,
  copies: 1,
  reorder: 0,
  loseNext: 0,
  losePercent: 0,
  holdPayouts: false,
};

/** From now on the wallet's events come late, twice, out of order or not at all. */
export function disturbEvents(
  ctx: SimulatorContext,
  { walletId, delaySeconds, ...disorder }: DisorderInput,
): Promise<CommandResult> {
  return orderSimulator(ctx, async (simulator) => {
    await simulator.setBehaviour(walletId, { ...disorder, delayMs: delaySeconds * 1000 });
    return { ok: true };
  });
}

/** The next calls of the wallet fail as asked. */
export function failCalls(
  ctx: SimulatorContext,
  { walletId, call, error, times }: FaultInput,
): Promise<CommandResult> {
  return orderSimulator<object>(ctx, async (simulator) => {
    const known = await knownCall(simulator, call);
    if (known === undefined && call !== null) return { ok: false, reason: 'simulator-no-answer' };
    const where = known === undefined ? {} : { call: known };
    await simulator.addFault({ walletId, times, ...where, ...effectOf(error) });
    return { ok: true };
  });
}

/** Nothing is lost, late or refused any more; what was held leaves. */
export function restoreOrder(
  ctx: SimulatorContext,
  { walletId }: WalletInput,
): Promise<CommandResult> {
  return orderSimulator(ctx, async (simulator) => {
    await simulator.setBehaviour(walletId, ORDER);
    await simulator.clearFaults(walletId);
    return { ok: true };
  });
}

async function knownCall(simulator: WaveSimulatorPort, name: string | null) {
  const calls = await simulator.listCalls();
  return calls.find(({ call }) => call === name)?.call;
}

function effectOf(error: string): NewFault {
  switch (error) {
    case 'slow':
      return { delayMs: SLOW_ANSWER_MS };
    case 'broken':
      return { status: 0 };
    case 'lost':
      return { status: LOST_STATUS, afterEffect: true };
    default: {
      const [status, code = ''] = error.split(' ');
      return { status: Number(status), code };
    }
  }
}
