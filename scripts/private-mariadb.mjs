import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { firstAnswer, startServer, untilReady } from './private-server-process.mjs';
import { freePort, runOrFail } from './processes.mjs';
import { findMariadbInstaller } from './system-programs.mjs';

/** A MariaDB of our own: durable and with a row log, as production runs it. */
export async function startMariadb({ place, runFolder, state, path, options }) {
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
    // A process that stands still in the middle of a transaction lets go of its locks.
    '--idle-transaction-timeout=30',
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

/** MariaDB speaks first: the arrival of its greeting means that it accepts accounts. */
const greets = (port) => firstAnswer(port, '', (text) => text.length > 4);
