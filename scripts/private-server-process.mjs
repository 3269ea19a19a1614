import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { becomesTrue } from './processes.mjs';
import { PersonError } from './terminal.mjs';

const READY_WITHIN_MS = 60_000;

/** Detached: Ctrl-C in the terminal reaches us first, and we stop the servers last. */
export function startServer(path, args, logFile) {
  const log = openSync(logFile, 'a');
  const child = spawn(path, args, { detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  child.unref();
  return child;
}

export async function untilReady(child, name, place, isReady) {
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

/** Whether what a server says (after `question`) is soon acceptable. */
export function firstAnswer(port, question, accept) {
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
