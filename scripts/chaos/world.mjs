import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { demoEnvironment, seedDemonstration, startApplication } from '../application.mjs';
import { createDatabase } from '../databases.mjs';
import { testSecrets } from '../demo-secrets.mjs';
import { migrate } from '../migrate.mjs';
import { startPrivateServers, stopPrivateServers } from '../private-servers.mjs';
import { becomesTrue, freePort } from '../processes.mjs';
import { createSupervisor } from '../supervisor.mjs';

const BACK_AFTER_MS = 1_000;
const BACK_WITHIN_MS = 60_000;

/** As systemd is set to: one second, and never giving up. */
const patience = (report) => ({
  restartsAtMost: Number.POSITIVE_INFINITY,
  delayMs: () => BACK_AFTER_MS,
  report,
});

/** The built application on servers of its own, filled with the demonstration; all of it may be killed. */
export async function startWorld({ folder, report }) {
  const servers = await startPrivateServers({ folder });
  const supervisor = createSupervisor(folder, patience(report));
  const [port, simulatorPort] = [await freePort(), await freePort()];
  const place = { folder, port, simulatorPort, servers, secrets: testSecrets(), mode: 'built' };
  const env = demoEnvironment(place);
  const stop = async () => {
    await supervisor.stop();
    await stopPrivateServers(folder);
  };
  try {
    await createDatabase(env.DATABASE_URL);
    await migrate(env.DATABASE_URL);
    await seedDemonstration({ env, today: new Date().toISOString().slice(0, 10) });
    await startApplication({ folder, env, mode: 'built', supervisor });
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    env,
    url: env.APP_URL,
    simulatorUrl: env.WAVE_API_URL,
    kill: (name, { isEmptied = false } = {}) =>
      kill({ name, servers, supervisor, lost: isEmptied ? redisData(folder) : undefined }),
    freeze: (name) => process.kill(supervisor.pidOf(name), 'SIGSTOP'),
    thaw: (name) => process.kill(supervisor.pidOf(name), 'SIGCONT'),
    stopApplication: () => supervisor.stop(),
    stop,
  };
}

/** SIGKILL; resolves when the program, or the server, is there again. */
async function kill({ name, servers, supervisor, lost }) {
  if (name === 'mariadb' || name === 'redis') {
    process.kill(servers.pids[name], 'SIGKILL');
    await pause(BACK_AFTER_MS);
    if (lost !== undefined) rmSync(lost, { recursive: true, force: true });
    await servers.revive(name);
    return;
  }
  const dead = supervisor.pidOf(name);
  process.kill(dead, 'SIGKILL');
  await becomesTrue(() => ![dead, undefined].includes(supervisor.pidOf(name)), BACK_WITHIN_MS);
}

/** What Redis has on disk: it writes every command there. */
const redisData = (folder) => join(folder, 'redis', 'appendonlydir');
