import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { takeBackup } from './backup/take-backup.mjs';
import { place } from './backup/place.mjs';
import { readOptions } from './options.mjs';
import { explain, PersonError, say, secondsSince } from './terminal.mjs';

const FOLLOW_EVERY_MS = 60_000;

/**
 * `npm run backup -- --to DIR [--full] [--follow] [--database-url URL] [--files DIR]`: the first time a
 * base and its logs, afterwards what was logged since. `--follow` goes on, once a minute;
 * `--keep-days N` forgets what no instant of the last N days needs.
 */
try {
  const options = readOptions({
    to: { type: 'string' },
    full: { type: 'boolean', default: false },
    follow: { type: 'boolean', default: false },
    'database-url': { type: 'string' },
    files: { type: 'string' },
    'keep-days': { type: 'string' },
  });
  if (options.to === undefined) {
    throw new PersonError('--to DIR manque : où écrire la sauvegarde ?\n--to DIR is missing.');
  }
  const { url, filesFolder } = place(options);
  const keepDays = daysOf(options['keep-days']);
  const folder = resolve(options.to);
  const backUp = (full) => takeAndTell({ url, folder, filesFolder, full, keepDays });
  await backUp(options.full);
  if (options.follow) await untilStopped(() => backUp(false));
} catch (error) {
  explain(error);
  process.exitCode = 1;
}

function daysOf(text) {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new PersonError('--keep-days N : un nombre de jours / a number of days.');
}

async function takeAndTell(request) {
  const since = performance.now();
  const { base, logs, files, until } = await takeBackup(request);
  const rows = base && Object.values(base.rowCounts).reduce((total, count) => total + count, 0);
  const parts = [
    ...(base ? [`base de ${rows} lignes (${megabytes(base.bytes)})`] : []),
    `${logs.length} journal/journaux (${megabytes(logs.reduce((sum, { bytes }) => sum + bytes, 0))})`,
    `${files.count} fichier(s)`,
  ];
  say(`✓ ${parts.join(', ')} — restaurable jusqu'à ${until} (${secondsSince(since)})`);
}

async function untilStopped(work) {
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM']) process.once(name, () => stopping.abort());
  const { signal } = stopping;
  for (;;) {
    await pause(FOLLOW_EVERY_MS, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    await work();
  }
}

function megabytes(bytes) {
  return `${(bytes / 1_048_576).toFixed(1)} Mo`;
}
