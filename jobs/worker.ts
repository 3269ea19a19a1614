import { compose } from '~/composition.server';
import { log } from '~/platform/log.server';
import { PROCESSORS } from './processors';
import { startWorker } from './start-worker';

const STOP_LIMIT_MS = 25_000;

try {
  const { runtime, release } = await compose();
  const stopWorker = startWorker(runtime, { processors: PROCESSORS });
  log().info('worker started');
  let isStopping = false;
  const stop = async (signal: string) => {
    if (isStopping) return;
    isStopping = true;
    log().info({ signal }, 'worker stopping');
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
    await stopWorker();
    await release();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => void stop(signal));
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
