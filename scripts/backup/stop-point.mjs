import { createInterface } from 'node:readline';

const POSITION = /^# at (\d+)$/;
const TRANSACTION = /\tGTID \S+/;
const INSTANT = /^### +@\d+='(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3})'/;

/**
 * Where replaying stops: `{ files, stop }`, the logs to read and the option that ends them. The binary
 * log knows seconds only; within the second of `wanted` the rows' own instants decide. All that was
 * acknowledged by then is before the stop, and nothing that began later is.
 */
export async function stopPoint({ binlog, files, source, wanted }) {
  if (wanted === undefined) return { files, stop: [] };
  const second = Math.floor(wanted / 1_000) * 1_000;
  if (second === wanted) return { files, stop: [`--stop-datetime=${inUtc(second)}`] };
  const span = [`--start-datetime=${inUtc(second)}`, `--stop-datetime=${inUtc(second + 1_000)}`];
  for (const [index, file] of files.entries()) {
    const reading = binlog([
      '--base64-output=decode-rows',
      '--verbose',
      '--skip-gtid-strict-mode',
      `--database=${source}`,
      ...span,
      file,
    ]);
    const position = await firstAfter(reading.stdout, { second, wanted });
    await reading.done;
    if (position === undefined) continue;
    return { files: files.slice(0, index + 1), stop: [`--stop-position=${position}`] };
  }
  return { files, stop: [`--stop-datetime=${inUtc(second + 1_000)}`] };
}

/** The position of the first transaction whose rows bear an instant of that second after `wanted`. */
async function firstAfter(output, { second, wanted }) {
  let position;
  let transaction;
  let found;
  for await (const line of createInterface({ input: output })) {
    if (found !== undefined) continue;
    position = POSITION.exec(line)?.[1] ?? position;
    if (TRANSACTION.test(line)) transaction = position;
    const written = INSTANT.exec(line)?.[1];
    if (written === undefined) continue;
    const instant = Date.parse(`${written.replace(' ', 'T')}Z`);
    if (instant > wanted && instant < second + 1_000) found = transaction;
  }
  return found;
}

/** As mariadb-binlog reads it, in UTC. */
const inUtc = (instant) => new Date(instant).toISOString().slice(0, 19).replace('T', ' ');
