import { createSimulator } from './simulator.server';
import { readSimulatorSettings } from './simulator-settings.server';

const simulator = await createSimulator(readSimulatorSettings());
process.stdout.write(`Wave simulator: ${simulator.url}\n`);

function stop(): void {
  void simulator.close().then(() => process.exit(0));
}

process.once('SIGTERM', stop);
process.once('SIGINT', stop);
