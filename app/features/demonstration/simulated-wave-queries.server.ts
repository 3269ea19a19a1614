import { NotFound } from '~/domain/outcome';
import { PAYER_FAILURES } from '~/integrations/wave/simulator-port';
import type {
  SimulatedWallet,
  SimulatedWebhook,
  WaveSimulatorPort,
} from '~/integrations/wave/simulator-port';
import type { PublicContext } from '~/platform/context';

const SHOWN = 15;

export type SimulatorContext = Pick<PublicContext, 'demo' | 'ports' | 'query'>;

/** The simulator of a demonstration. @throws NotFound anywhere else. */
export function simulatorOf({ demo, ports }: SimulatorContext): WaveSimulatorPort {
  if (!demo || ports.waveSimulator === null) throw new NotFound('simulator');
  return ports.waveSimulator;
}

/** The wallets, and what the chosen one has lived through; null while the simulator does not answer. */
export async function readSimulatedWave(ctx: SimulatorContext) {
  const simulator = simulatorOf(ctx);
  const wallets = await simulator.listWallets().catch(() => null);
  if (wallets === null) return null;
  const chosen = ctx.query.get('wallet');
  const wallet = wallets.find(({ walletId }) => walletId === chosen) ?? wallets[0];
  return {
    wallets: wallets.map(({ walletId, businessName }) => ({ walletId, businessName })),
    calls: await simulator.listCalls(),
    failures: PAYER_FAILURES,
    chosen: wallet === undefined ? null : await readWallet(simulator, wallet),
  };
}

async function readWallet(simulator: WaveSimulatorPort, wallet: SimulatedWallet) {
  const { walletId } = wallet;
  const [sessions, movements, events] = await Promise.all([
    simulator.listSessions(walletId, SHOWN),
    simulator.listTransactions(walletId, SHOWN),
    simulator.listEvents(walletId),
  ]);
  return {
    wallet,
    sessions,
    movements,
    events: events.slice(-SHOWN).reverse().map(summaryOf),
    undelivered: events.filter(({ state }) => UNDELIVERED.has(state)).length,
  };
}

const UNDELIVERED: ReadonlySet<SimulatedWebhook['state']> = new Set(['lost', 'held', 'given-up']);

/** Bodies stay at Wave: the page shows what happened to an event, not what it says of a payer. */
function summaryOf({ id, type, state, createdAt, attempts }: SimulatedWebhook) {
  return {
    id,
    type,
    state,
    createdAt,
    attempts: attempts.length,
    lastStatus: attempts.at(-1)?.status ?? null,
  };
}

export type SimulatedWave = NonNullable<Awaited<ReturnType<typeof readSimulatedWave>>>;
export type ChosenWallet = NonNullable<SimulatedWave['chosen']>;
