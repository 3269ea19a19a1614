import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { PersonError } from './terminal.mjs';

const OUTPUT_KEPT_CHARACTERS = 200_000;
const PARENT_LOOK_EVERY_MS = 250;

const running = new Set();

/** Ends the programs that `run` still waits for. */
export function stopRunning() {
  for (const child of running) child.kill('SIGTERM');
}

/** Runs a program to its end: `{ code, output }`; both of its streams together. */
export function run(command, args, options = {}) {
  const { input, ...spawnOptions } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      ...spawnOptions,
    });
    running.add(child);
    let output = '';
    const keep = (chunk) => {
      output = (output + chunk).slice(-OUTPUT_KEPT_CHARACTERS);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.stdin?.end(input);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      running.delete(child);
      resolve({ code: code ?? 1, signal, output });
    });
  });
}

/** Like `run`, but a failure is an error that shows the end of what the program said. */
export async function runOrFail(command, args, options) {
  const { code, output } = await run(command, args, options);
  if (code === 0) return output;
  const tail = output.trimEnd().split('\n').slice(-40).join('\n');
  throw new PersonError(`${command} ${args.join(' ')} → ${code}\n${tail}`);
}

/** A port that nobody listens on at this moment; `preferred` when it is free. */
export async function freePort(preferred) {
  if (preferred !== undefined && (await isPortFree(preferred))) return preferred;
  return listenOnce(0);
}

export async function isPortFree(port, host = '127.0.0.1') {
  return listenOnce(port, host).then(
    () => true,
    () => false,
  );
}

function listenOnce(port, host = '127.0.0.1') {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const found = server.address().port;
      server.close(() => resolve(found));
    });
  });
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

const isZombie = (pid) => statOf(pid)[0] === 'Z';

/** The command line of a process, by which a pid that was given to another program is recognised. */
export function commandLineOf(pid) {
  try {
    if (existsSync('/proc/self/cmdline')) {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    }
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/** The parent of a process, 0 when it is not known. */
function parentOf(pid) {
  return Number(statOf(pid)[1] ?? 0);
}

/** The fields of /proc/<pid>/stat after the name: state, parent, … */
function statOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
  } catch {
    return [];
  }
}

/**
 * Calls `onEnd` when the npm that runs this script is gone: npm passes a signal to its shell, which
 * ends without a word to us.
 */
export function whenNpmEnds(onEnd) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const timer = setInterval(() => {
    if (process.ppid === shell && (npm <= 1 || parentOf(shell) === npm)) return;
    clearInterval(timer);
    onEnd();
  }, PARENT_LOOK_EVERY_MS);
  timer.unref();
}

/** When a process started, as the system tells it: a pid with another start is another process. */
export const startTimeOf = (pid) => statOf(pid)[19] ?? 'unknown';

/** Asks a process to end, and insists after `patienceMs`. */
export async function stopProcess(pid, patienceMs = 15_000) {
  if (!signal(pid, 'SIGTERM')) return;
  if (await becomesTrue(() => !isAlive(pid), patienceMs)) return;
  signal(pid, 'SIGKILL');
  await becomesTrue(() => !isAlive(pid), 5_000);
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}

/** Looks every 25 ms until `condition` holds; false when it never did within the time. */
export async function becomesTrue(condition, timeoutMs) {
  const end = performance.now() + timeoutMs;
  while (performance.now() < end) {
    if (await condition()) return true;
    await pause(25);
  }
  return Boolean(await condition());
}
