import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startMariadb } from './private-mariadb.mjs';
import { startRedis } from './private-redis.mjs';
import { commandLineOf, isAlive, startTimeOf, stopProcess } from './processes.mjs';
import { ensurePrograms } from './system-programs.mjs';
import { explain, PersonError, say } from './terminal.mjs';

/**
 * MariaDB and Redis of our own below `folder`, on free loopback ports. Servers that already run on
 * the machine are never touched: an earlier private server is recognised by its pid file and by the
 * data folder in its command line. Answers `{ databaseUrl(name), redisUrl, socket, pids, revive(name), stop() }`.
 */
export async function startPrivateServers({ folder, mariadbOptions = [] }) {
  const place = resolve(folder);
  mkdirSync(join(place, 'logs'), { recursive: true, mode: 0o700 });
  const paths = await ensurePrograms(['mariadbd', 'redis']);
  const state = takeFolder(place);
  await stopLeftovers(place, state);
  const runFolder = mkdtempSync(join(shortTemporaryFolder(), 'icamo-'));
  const start = {
    mariadb: (known) =>
      startMariadb({
        ...{ place, runFolder, state: known, path: paths.mariadbd },
        options: mariadbOptions,
      }),
    redis: (known) => startRedis({ place, runFolder, state: known, path: paths.redis }),
  };
  try {
    const [mariadb, redis] = await Promise.all([start.mariadb(state), start.redis(state)]);
    const pids = { mariadb: mariadb.pid, redis: redis.pid };
    writeState(place, { ...state, ...pids, ...portsOf(mariadb, redis), runFolder });
    return {
      databaseUrl: (name = 'icamo') =>
        `mysql://icamo:${state.password}@127.0.0.1:${mariadb.port}/${name}`,
      redisUrl: `redis://:${state.password}@127.0.0.1:${redis.port}/0`,
      socket: mariadb.socket,
      pids,
      /** Starts a server that has died, where it was and with what it had on disk. */
      async revive(name) {
        pids[name] = (await start[name](readState(place))).pid;
        writeState(place, { ...readState(place), ...pids });
      },
      stop: () => stopServers(place, pids, runFolder),
    };
  } catch (error) {
    await stopLeftovers(place, { ...state, runFolder });
    throw error;
  }
}

/** Stops the private servers of a folder that an earlier, killed program left behind. */
export async function stopPrivateServers(folder) {
  const place = resolve(folder);
  refuseIfTaken(place);
  await stopLeftovers(place, readState(place));
  releaseFolder(place);
}

/** The folder belongs to one program at a time; a program that has died gives it up. */
function takeFolder(place) {
  refuseIfTaken(place);
  const state = readState(place);
  const password = state.password ?? randomBytes(18).toString('base64url');
  const owner = { pid: process.pid, startedAt: startTimeOf(process.pid) };
  const taken = { ...state, password, owner };
  writeState(place, taken);
  return taken;
}

function refuseIfTaken(place) {
  const { owner } = readState(place);
  if (owner === undefined || owner.pid === process.pid) return;
  if (isAlive(owner.pid) && startTimeOf(owner.pid) === owner.startedAt) {
    throw new PersonError(
      `${place} est déjà utilisé par le processus ${owner.pid} : arrêtez-le d'abord.\n` +
        `${place} is already in use by process ${owner.pid}: stop it first.`,
    );
  }
}

function releaseFolder(place) {
  const {
    owner: _owner,
    mariadb: _mariadb,
    redis: _redis,
    runFolder: _folder,
    ...rest
  } = readState(place);
  if (existsSync(place)) writeState(place, rest);
}

async function stopServers(place, pids, runFolder) {
  await Promise.all([stopProcess(pids.mariadb, 60_000), stopProcess(pids.redis)]);
  rmSync(runFolder, { recursive: true, force: true });
  releaseFolder(place);
}

async function stopLeftovers(place, state) {
  const running = [
    [pidIn(join(place, 'mariadb.pid')) ?? state.mariadb, join(place, 'mysql')],
    [pidIn(join(place, 'redis.pid')) ?? state.redis, join(place, 'redis')],
  ].filter(([pid, data]) => pid !== undefined && isAlive(pid) && isServerOf(pid, data));
  await Promise.all(running.map(([pid]) => stopProcess(pid, 60_000)));
  for (const name of ['mariadb.pid', 'redis.pid']) rmSync(join(place, name), { force: true });
  if (state.runFolder) rmSync(state.runFolder, { recursive: true, force: true });
}

/** Redis rewrites its command line, so its working folder tells whose it is. */
function isServerOf(pid, dataFolder) {
  const line = commandLineOf(pid);
  if (line.includes(`--datadir=${dataFolder} `)) return true;
  if (!line.includes('redis-server')) return false;
  try {
    return readFileSync(join(dataFolder, 'redis.conf'), 'utf8').includes(`port ${portIn(line)}\n`);
  } catch {
    return false;
  }
}

const portIn = (line) => /:(\d+)/.exec(line)?.[1] ?? 'none';

function pidIn(file) {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return Number.isNaN(pid) ? undefined : pid;
  } catch {
    return undefined;
  }
}

const portsOf = (mariadb, redis) => ({ mariadbPort: mariadb.port, redisPort: redis.port });

/** A socket's path may not pass 107 characters. */
const shortTemporaryFolder = () => (tmpdir().length > 60 ? '/tmp' : tmpdir());

const stateFile = (place) => join(place, 'servers.json');

function readState(place) {
  try {
    return JSON.parse(readFileSync(stateFile(place), 'utf8'));
  } catch {
    return {};
  }
}

function writeState(place, state) {
  writeFileSync(stateFile(place), `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
}

/** `node scripts/private-servers.mjs [folder]` runs the servers until Ctrl-C. */
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const servers = await startPrivateServers({ folder: process.argv[2] ?? '.data' });
    say(`export DATABASE_URL='${servers.databaseUrl()}'\nexport REDIS_URL='${servers.redisUrl}'`);
    const alive = setInterval(() => undefined, 60_000);
    const stop = () => {
      clearInterval(alive);
      void servers.stop();
    };
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(name, stop);
  } catch (error) {
    explain(error);
    process.exitCode = 1;
  }
}
