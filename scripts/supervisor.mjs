import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLineOf, isAlive, stopProcess } from './processes.mjs';
import { root } from './project.mjs';
import { say } from './terminal.mjs';

/** Of the demonstration: a program that dies again and again is left alone in the end. */
const PATIENCE = {
  restartsAtMost: 5,
  delayMs: (restarts) => 500 * 2 ** restarts,
  report: say,
};
/** A child that ran this long has earned a new count of restarts. */
const STEADY_AFTER_MS = 60_000;

/**
 * Keeps programs running: each writes to its own log file, and one that dies is started again, a
 * little later each time. The pids are kept in `folder`, so that the next start finds what a killed
 * supervisor left behind. Answers `{ start(name, args, env), pidOf(name), stop() }`.
 */
export function createSupervisor(folder, patience = PATIENCE) {
  const children = new Map();
  const remember = () => {
    const pids = [...children.values()].flatMap(({ process: child }) => child?.pid ?? []);
    writeFileSync(pidFile(folder), JSON.stringify(pids));
  };
  return {
    start(name, args, env) {
      const entry = { name, args, env, patience, restarts: 0, isStopping: false };
      children.set(name, entry);
      launch(entry, folder, remember);
    },
    pidOf: (name) => children.get(name)?.process?.pid,
    async stop() {
      const entries = [...children.values()];
      for (const entry of entries) {
        entry.isStopping = true;
        clearTimeout(entry.timer);
      }
      await Promise.all(
        entries.map(({ process: child }) => child?.pid && stopProcess(child.pid, 25_000)),
      );
      if (entries.length > 0) rmSync(pidFile(folder), { force: true });
    },
  };
}

/** Stops the programs of this project that an earlier, killed supervisor left running. */
export async function stopLeftPrograms(folder) {
  const left = readPids(folder).filter((pid) => isAlive(pid) && commandLineOf(pid).includes(root));
  await Promise.all(left.map((pid) => stopProcess(pid)));
  rmSync(pidFile(folder), { force: true });
}

function launch(entry, folder, remember) {
  const log = openSync(join(folder, 'logs', `${entry.name}.log`), 'a');
  const since = performance.now();
  // Detached: Ctrl-C reaches the supervisor alone, which stops all in the right order.
  const child = spawn(process.execPath, entry.args, {
    cwd: root,
    env: { ...process.env, ...entry.env },
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  entry.process = child;
  remember();
  child.once('error', () => undefined);
  child.once('exit', (code, signal) => {
    if (entry.isStopping) return;
    if (performance.now() - since > STEADY_AFTER_MS) entry.restarts = 0;
    restart(entry, folder, remember, signal ?? code);
  });
}

function restart(entry, folder, remember, how) {
  const log = join(folder, 'logs', `${entry.name}.log`);
  const { restartsAtMost, delayMs, report } = entry.patience;
  if (entry.restarts >= restartsAtMost) {
    report(`  ✗ ${entry.name} s'arrête sans cesse (${how}) ; voir ${log}`);
    return;
  }
  const delay = delayMs(entry.restarts);
  entry.restarts += 1;
  report(`  ! ${entry.name} s'est arrêté (${how}) ; nouveau départ dans ${delay} ms, voir ${log}`);
  entry.timer = setTimeout(() => launch(entry, folder, remember), delay);
}

const pidFile = (folder) => join(folder, 'programs.json');

function readPids(folder) {
  try {
    return JSON.parse(readFileSync(pidFile(folder), 'utf8'));
  } catch {
    return [];
  }
}
