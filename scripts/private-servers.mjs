import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  closeSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  becomesTrue,
  commandLineOf,
  freePort,
  isAlive,
  stopProcess,
  runOrFail,
} from './processes.mjs';
import { ensurePrograms, findMariadbInstaller } from './system-programs.mjs';
import { explain, PersonError, say } from './terminal.mjs';

const READY_WITHIN_MS = 60_000;

/**
 * MariaDB and Redis of our own below `folder`, on free loopback ports. Servers that already run on
 * the machine are never touched: an earlier private server is recognised by its pid file and by the
 * data folder in its command line. Answers `{ databaseUrl(name), redisUrl, socket, stop() }`.
 */
export async function startPrivateServers({ folder, mariadbOptions = [] }) {
  const place = resolve(folder);
  mkdirSync(join(place, 'logs'), { recursive: true, mode: 0o700 });
  const paths = await ensurePrograms(['mariadbd', 'redis']);
  const state = takeFolder(place);
  await stopLeftovers(place, state);
  const runFolder = mkdtempSync(join(shortTemporaryFolder(), 'icamo-'));
  try {
    const [mariadb, redis] = await Promise.all([
      startMariadb({ place, runFolder, state, path: paths.mariadbd, options: mariadbOptions }),
      startRedis({ place, runFolder, state, path: paths.redis }),
    ]);
    const pids = { mariadb: mariadb.pid, redis: redis.pid };
    writeState(place, { ...state, ...pids, ...portsOf(mariadb, redis), runFolder });
    return {
      databaseUrl: (name = 'icamo') =>
        `mysql://icamo:${state.password}@127.0.0.1:${mariadb.port}/${name}`,
      redisUrl: `redis://:${state.password}@127.0.0.1:${redis.port}/0`,
      socket: mariadb.socket,
      pids,
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
  await stopLeftovers(place, readState(place));
  releaseFolder(place);
}

/** The folder belongs to one program at a time; a program that has died gives it up. */
function takeFolder(place) {
  const state = readState(place);
  if (state.owner !== undefined && state.owner !== process.pid && isOurProgram(state.owner)) {
    throw new PersonError(
      `${place} est déjà utilisé par le processus ${state.owner} : arrêtez-le d'abord.\n` +
        `${place} is already in use by process ${state.owner}: stop it first.`,
    );
  }
  const password = state.password ?? randomBytes(18).toString('base64url');
  const taken = { ...state, password, owner: process.pid };
  writeState(place, taken);
  return taken;
}

const isOurProgram = (pid) => isAlive(pid) && /node|vitest|npm/.test(commandLineOf(pid));

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

async function startMariadb({ place, runFolder, state, path, options }) {
  const data = join(place, 'mysql');
  if (!existsSync(data)) await makeDataFolder(place, path, data);
  const initFile = join(place, 'mariadb-init.sql');
  writeFileSync(initFile, accountStatements(state.password), { mode: 0o600 });
  const port = await freePort(state.mariadbPort);
  const socket = join(runFolder, 'mariadb.sock');
  const args = [
    '--no-defaults',
    `--datadir=${data}`,
    `--socket=${socket}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    `--pid-file=${join(place, 'mariadb.pid')}`,
    `--init-file=${initFile}`,
    '--skip-name-resolve',
    '--server-id=1',
    '--log-bin=binlog',
    '--binlog-format=ROW',
    '--sync-binlog=1',
    '--expire-logs-days=2',
    '--innodb-flush-log-at-trx-commit=1',
    '--innodb-buffer-pool-size=256M',
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_unicode_ci',
    '--default-time-zone=+00:00',
    '--local-infile=1',
    '--max-allowed-packet=64M',
    '--max-connections=300',
    ...asRoot(),
    ...options,
  ];
  const child = startServer(path, args, join(place, 'logs', 'mariadb.log'));
  await untilReady(child, 'MariaDB', place, () => greets(port));
  return { pid: child.pid, port, socket };
}

/** Made beside its place and renamed, so that an interrupted start leaves no half folder. */
async function makeDataFolder(place, mariadbdPath, data) {
  const draft = `${data}.new`;
  rmSync(draft, { recursive: true, force: true });
  await runOrFail(findMariadbInstaller(mariadbdPath), [
    '--no-defaults',
    '--auth-root-authentication-method=socket',
    `--auth-root-socket-user=${userInfo().username}`,
    '--skip-test-db',
    `--datadir=${draft}`,
    ...asRoot(),
  ]);
  renameSync(draft, data);
}

function accountStatements(password) {
  return ["'icamo'@'127.0.0.1'", "'icamo'@'localhost'"]
    .flatMap((account) => [
      `CREATE USER IF NOT EXISTS ${account} IDENTIFIED BY '${password}';`,
      `GRANT ALL PRIVILEGES ON *.* TO ${account} WITH GRANT OPTION;`,
    ])
    .join('\n')
    .concat('\n');
}

/** MariaDB refuses to run as root unless it is told so by name. */
const asRoot = () => (process.getuid?.() === 0 ? ['--user=root'] : []);

async function startRedis({ place, state, path }) {
  const data = join(place, 'redis');
  mkdirSync(data, { recursive: true });
  const port = await freePort(state.redisPort);
  const config = join(data, 'redis.conf');
  writeFileSync(config, redisSettings({ place, data, port, password: state.password }), {
    mode: 0o600,
  });
  const child = startServer(path, [config], join(place, 'logs', 'redis.log'));
  await untilReady(child, 'Redis', place, () => answersPing(port, state.password));
  return { pid: child.pid, port };
}

function redisSettings({ place, data, port, password }) {
  return [
    'bind 127.0.0.1',
    `port ${port}`,
    'protected-mode yes',
    `requirepass ${password}`,
    `dir "${data}"`,
    `pidfile "${join(place, 'redis.pid')}"`,
    'daemonize no',
    'appendonly yes',
    'save ""',
    'maxmemory-policy noeviction',
    '',
  ].join('\n');
}

/** Detached: Ctrl-C in the terminal reaches us first, and we stop the servers last. */
function startServer(path, args, logFile) {
  const log = openSync(logFile, 'a');
  const child = spawn(path, args, { detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  child.unref();
  return child;
}

async function untilReady(child, name, place, isReady) {
  let ended = false;
  child.once('error', () => (ended = true));
  child.once('exit', () => (ended = true));
  const ready = await becomesTrue(async () => ended || (await isReady()), READY_WITHIN_MS);
  if (ready && !ended) return;
  throw new PersonError(
    `${name} n'a pas démarré ; voir ${join(place, 'logs')}.\n` +
      `${name} did not start; see ${join(place, 'logs')}.`,
  );
}

/** MariaDB speaks first: the arrival of its greeting means that it accepts accounts. */
const greets = (port) => firstAnswer(port, '', (text) => text.length > 4);

const answersPing = (port, password) =>
  firstAnswer(port, `AUTH ${password}\r\nPING\r\n`, (text) => text.includes('+PONG'));

function firstAnswer(port, question, accept) {
  return new Promise((resolvePromise) => {
    let text = '';
    const socket = connect({ port, host: '127.0.0.1' });
    const finish = (answer) => {
      socket.destroy();
      resolvePromise(answer);
    };
    socket.setTimeout(1_000, () => finish(false));
    socket.once('error', () => finish(false));
    socket.once('close', () => finish(false));
    socket.once('connect', () => question && socket.write(question));
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (accept(text)) finish(true);
    });
  });
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
