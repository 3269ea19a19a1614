import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensurePrograms } from '../system-programs.mjs';
import { PersonError } from '../terminal.mjs';

const ERROR_KEPT_CHARACTERS = 4_000;

/**
 * MariaDB's own programs for the server of `url`. The password goes through a file that only its owner
 * reads, removed at the end: a command line is read by every account of the machine.
 */
export async function withMariadbPrograms(url, work) {
  const paths = await ensurePrograms(['mariadbDump', 'mariadbBinlog', 'mariadbClient']);
  const folder = mkdtempSync(join(tmpdir(), 'icamo-account-'));
  const defaults = join(folder, 'account.cnf');
  writeFileSync(defaults, accountOf(new URL(url)), { mode: 0o600 });
  const using = (path) => (args, input) =>
    start(path, [`--defaults-file=${defaults}`, ...args], input);
  try {
    return await work({
      dump: using(paths.mariadbDump),
      binlog: using(paths.mariadbBinlog),
      client: using(paths.mariadbClient),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function accountOf({ hostname, port, username, password }) {
  const quoted = (text) => `"${decodeURIComponent(text).replace(/[\\"]/g, '\\$&')}"`;
  return [
    '[client]',
    `host=${quoted(hostname)}`,
    `port=${port || '3306'}`,
    'protocol=tcp',
    `user=${quoted(username)}`,
    `password=${quoted(password)}`,
    '',
  ].join('\n');
}

/**
 * A running program: `stdin` when `input` is 'pipe', `stdout`, and `done`, which rejects with what
 * the program said when it fails. Instants are UTC.
 */
function start(path, args, input = 'ignore') {
  const child = spawn(path, args, {
    stdio: [input, 'pipe', 'pipe'],
    env: { ...process.env, TZ: 'UTC' },
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said = (said + chunk).slice(-ERROR_KEPT_CHARACTERS);
  });
  const done = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new PersonError(`${path.split('/').at(-1)} → ${code}\n${said.trim()}`));
    });
  });
  // Whoever waits for a stream of the program first must not make its failure an unhandled one.
  done.catch(() => undefined);
  return { stdin: child.stdin, stdout: child.stdout, done, stop: () => child.kill('SIGTERM') };
}
