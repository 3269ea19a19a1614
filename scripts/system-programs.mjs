import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { run } from './processes.mjs';
import { PersonError } from './terminal.mjs';

/** The programs that come from the distribution: how to find each, and its Debian package. */
const programs = {
  mariadbd: {
    variable: 'MARIADBD_PATH',
    names: ['mariadbd', 'mysqld'],
    package: 'mariadb-server',
  },
  redis: { variable: 'REDIS_SERVER_PATH', names: ['redis-server'], package: 'redis-server' },
  chromium: {
    variable: 'CHROMIUM_PATH',
    names: ['chromium', 'chromium-browser', 'google-chrome'],
    package: 'chromium',
  },
  mariadbDump: client('MARIADB_DUMP_PATH', 'mariadb-dump', 'mysqldump'),
  mariadbBinlog: client('MARIADB_BINLOG_PATH', 'mariadb-binlog', 'mysqlbinlog'),
  mariadbClient: client('MARIADB_CLIENT_PATH', 'mariadb', 'mysql'),
};

/** They come with the server too, but a machine that only backs up or restores need not have one. */
function client(variable, ...names) {
  return { variable, names, package: 'mariadb-client' };
}

const usualFolders = ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin'];

/** Installs what is missing of the named programs and answers the path of each. */
export async function ensurePrograms(wanted) {
  const missing = wanted.filter((name) => findProgram(name) === undefined);
  if (missing.length > 0) {
    await installPackages([...new Set(missing.map((name) => programs[name].package))]);
  }
  return Object.fromEntries(wanted.map((name) => [name, findProgram(name) ?? cannotFind(name)]));
}

export function findProgram(name) {
  const { variable, names } = programs[name];
  const chosen = process.env[variable];
  if (chosen) {
    if (isExecutable(chosen)) return chosen;
    throw new PersonError(
      `${variable} désigne ${chosen}, qui n'est pas un programme exécutable.\n` +
        `${variable} names ${chosen}, which is not an executable program.`,
    );
  }
  return findInFolders(names);
}

/** The program that makes a new MariaDB data folder; it lies beside the server. */
export function findMariadbInstaller(mariadbdPath) {
  const base = dirname(dirname(mariadbdPath));
  const beside = ['bin', 'scripts'].flatMap((folder) =>
    ['mariadb-install-db', 'mysql_install_db'].map((name) => join(base, folder, name)),
  );
  const found =
    beside.find(isExecutable) ?? findInFolders(['mariadb-install-db', 'mysql_install_db']);
  if (found) return found;
  throw new PersonError(
    `mariadb-install-db est introuvable à côté de ${mariadbdPath}.\n` +
      `mariadb-install-db was not found beside ${mariadbdPath}.`,
  );
}

function findInFolders(names) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...usualFolders];
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => isExecutable(path));
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function installPackages(packages) {
  const privilege = await rootCommand();
  if (!existsSync('/usr/bin/apt-get') || privilege === undefined) throw askPerson(packages);
  const [command, ...args] = [...privilege, 'sh', '-c', installScript(packages)];
  const { code, output } = await run(command, args);
  if (code !== 0) {
    throw new PersonError(
      `${output.trimEnd().split('\n').slice(-15).join('\n')}\n\n${askPerson(packages).message}`,
    );
  }
}

/** What to put before a command so that it runs as root; undefined when it may not. */
async function rootCommand() {
  if (process.getuid?.() === 0) return [];
  const sudo = await run('sudo', ['-n', 'true']).catch(() => ({ code: 1 }));
  return sudo.code === 0 ? ['sudo', '-n'] : undefined;
}

/** Debian starts the servers that it installs; policy-rc.d (answer 101) tells it not to. */
function installScript(packages) {
  return `
    set -e
    export DEBIAN_FRONTEND=noninteractive RUNLEVEL=1
    if [ ! -e /usr/sbin/policy-rc.d ]; then
      printf '#!/bin/sh\\nexit 101\\n' > /usr/sbin/policy-rc.d
      chmod 755 /usr/sbin/policy-rc.d
      trap 'rm -f /usr/sbin/policy-rc.d' EXIT
    fi
    apt-get -o DPkg::Lock::Timeout=120 -q update
    apt-get -o DPkg::Lock::Timeout=120 -q install -y --no-install-recommends ${packages.join(' ')}
  `;
}

function askPerson(packages) {
  const command = `sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  return new PersonError(
    `Il manque ${packages.join(', ')}, et ce compte ne peut pas l'installer. Lancez :\n` +
      `${packages.join(', ')} missing, and this account may not install it. Run:\n\n` +
      `    sudo apt-get update && ${command}\n\n` +
      'Hors de Debian : installez MariaDB et Redis vous-même, puis indiquez MARIADBD_PATH et REDIS_SERVER_PATH.\n' +
      'Elsewhere than on Debian: install MariaDB and Redis yourself, then set MARIADBD_PATH and REDIS_SERVER_PATH.',
  );
}

function cannotFind(name) {
  const { variable, names } = programs[name];
  throw new PersonError(
    `${names[0]} reste introuvable après son installation ; indiquez son chemin dans ${variable}.\n` +
      `${names[0]} is still not found after its installation; set its path in ${variable}.`,
  );
}
