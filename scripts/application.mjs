import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { becomesTrue, runOrFail } from './processes.mjs';
import { inProject, root } from './project.mjs';
import { PersonError } from './terminal.mjs';

const READY_WITHIN_MS = 90_000;

/** Where each program is: built, or run from its source by tsx and Vite. */
const programs = {
  built: {
    web: ['--max-old-space-size=256', inProject('server.js')],
    worker: ['--max-old-space-size=256', inProject('build/node/worker.js')],
    simulator: [inProject('build/node/simulator.js')],
  },
  source: {
    web: [inProject('server.js')],
    worker: ['--import', 'tsx', inProject('jobs/worker.ts')],
    simulator: ['--import', 'tsx', inProject('app/integrations/wave/simulator/main.ts')],
    seed: ['--import', 'tsx', inProject('prisma/seed/main.ts')],
  },
};

/** The environment of one demonstration: everything below `folder`, everything on loopback. */
export function demoEnvironment({ folder, port, simulatorPort, servers, secrets, mode, appUrl }) {
  const simulatorUrl = `http://localhost:${simulatorPort}`;
  for (const name of ['logs', 'mail', 'sms', 'files']) {
    mkdirSync(join(folder, name), { recursive: true, mode: 0o700 });
  }
  return {
    NODE_ENV: mode === 'built' ? 'production' : 'development',
    PORT: String(port),
    APP_URL: appUrl ?? `http://localhost:${port}`,
    DATABASE_URL: servers.databaseUrl(),
    REDIS_URL: servers.redisUrl,
    WAVE_API_URL: simulatorUrl,
    WAVE_SIMULATOR_PORT: String(simulatorPort),
    WAVE_SIMULATOR_STATE: join(folder, 'wave-simulator.json'),
    WAVE_SIMULATOR_WALLETS: join(folder, 'wave-wallets.json'),
    MAIL_URL: pathToFileURL(join(folder, 'mail')).href,
    SMS_URL: pathToFileURL(join(folder, 'sms')).href,
    FILES_DIR: join(folder, 'files'),
    DATA_DIR: folder,
    DEMO: '1',
    ...secrets,
  };
}

/** Fills an empty database with the demonstration nation; from source, so that it need not wait for the build. */
export function seedDemonstration({ env, today, scale = 'demo' }) {
  const args = ['--scale', scale, '--seed', '1', '--today', today];
  return runOrFail(process.execPath, [...programs.source.seed, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
  });
}

/** Starts web, worker and simulator and waits until the application says that it is ready. */
export async function startApplication({ folder, env, mode, supervisor }) {
  writeAddresses(folder, env);
  supervisor.start('simulator', programs[mode].simulator, env);
  supervisor.start('worker', programs[mode].worker, env);
  supervisor.start('web', programs[mode].web, env);
  const ready = await becomesTrue(() => isReady(env), READY_WITHIN_MS);
  if (ready) return;
  const answer = await readiness(env);
  throw new PersonError(
    `L'application n'est pas prête (${answer}) ; voir ${join(folder, 'logs')}.\n` +
      `The application is not ready (${answer}); see ${join(folder, 'logs')}.`,
  );
}

async function isReady({ PORT }) {
  return fetch(`http://localhost:${PORT}/readyz`).then(
    ({ status }) => status === 200,
    () => false,
  );
}

async function readiness({ PORT }) {
  return fetch(`http://localhost:${PORT}/readyz`).then(
    async (response) => `${response.status} ${(await response.text()).slice(0, 300)}`,
    (error) => String(error.cause?.code ?? error.message),
  );
}

export const demoFile = (folder) => join(folder, 'demo.json');

export function readDemo(folder) {
  return readJson(demoFile(folder)) ?? {};
}

/** Ports may differ from those of the start that seeded: the file always tells today's. */
function writeAddresses(folder, env) {
  const demo = {
    ...readDemo(folder),
    url: env.APP_URL,
    simulatorUrl: env.WAVE_API_URL,
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
  };
  writeJson(demoFile(folder), demo);
  const wallets = readJson(env.WAVE_SIMULATOR_WALLETS) ?? [];
  const ours = `http://localhost:${env.PORT}`;
  const moved = wallets.map(({ webhookUrl, ...wallet }) => ({
    ...wallet,
    webhookUrl: `${ours}${new URL(webhookUrl).pathname}`,
  }));
  writeJson(env.WAVE_SIMULATOR_WALLETS, moved);
}

const readJson = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

function writeJson(file, value) {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
}
