import type { WaveSimulatorPort } from '~/integrations/wave/simulator-port';
import type { CommandResult } from '~/platform/context';
import { simulatorOf, type SimulatorContext } from './simulated-wave-queries.server';

/** Runs an order; a simulator that does not answer, or does not know what is named, is a refusal. */
export async function orderSimulator<Done extends object>(
  ctx: SimulatorContext,
  order: (simulator: WaveSimulatorPort) => Promise<CommandResult<Done>>,
): Promise<CommandResult<Done>> {
  const simulator = simulatorOf(ctx);
  try {
    return await order(simulator);
  } catch {
    return { ok: false, reason: 'simulator-no-answer', status: 502 };
  }
}
