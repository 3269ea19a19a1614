import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createGzip } from 'node:zlib';
import { PersonError } from '../terminal.mjs';
import { keepFile } from './kept-file.mjs';

/** The server's clock as an ISO instant. */
export async function serverNow(connection) {
  const [[row]] = await connection.query(
    "SELECT DATE_FORMAT(UTC_TIMESTAMP(3), '%Y-%m-%dT%H:%i:%s.%f') AS now",
  );
  return `${row.now.slice(0, 23)}Z`;
}

/** The names of the server's binary logs, oldest first; the last one is being written. */
export async function listLogs(connection) {
  try {
    const [rows] = await connection.query('SHOW BINARY LOGS');
    return rows.map((row) => row.Log_name);
  } catch (error) {
    throw new PersonError(
      `Le serveur ne tient pas de journal binaire lisible (log_bin) : ${error.message}\n` +
        `The server keeps no binary log that can be read (log_bin): ${error.message}`,
    );
  }
}

/**
 * Closes the log being written and copies, compressed, every closed one from `first` on. All that was
 * committed before `until`, the server's instant before the closing, is in them.
 */
export async function copyLogs({ connection, programs, folder, generation, first }) {
  const until = await serverNow(connection);
  await connection.query('FLUSH BINARY LOGS');
  const closed = (await listLogs(connection)).slice(0, -1);
  const wanted = closed.slice(closed.indexOf(first));
  if (!closed.includes(first)) throw new Error(`the binary log ${first} is not on the server`);
  const copied = [];
  for (const name of wanted) {
    copied.push({
      generation,
      name,
      until,
      ...(await copyLog({ programs, folder, generation, name })),
    });
  }
  return copied;
}

async function copyLog({ programs, folder, generation, name }) {
  const file = join('logs', `${generation}-${name}.gz`);
  mkdirSync(join(folder, 'logs'), { recursive: true, mode: 0o700 });
  const draft = mkdtempSync(join(folder, 'logs', 'draft-'));
  try {
    const reading = programs.binlog([
      '--read-from-remote-server',
      '--raw',
      `--result-file=${draft}/`,
      name,
    ]);
    reading.stdout.resume();
    await reading.done;
    const kept = await keepFile(
      join(folder, file),
      createReadStream(join(draft, name)),
      createGzip({ level: 6 }),
    );
    return { file, ...kept };
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
