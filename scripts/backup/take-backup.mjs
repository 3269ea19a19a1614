import { mkdirSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withConnection } from '../databases.mjs';
import { isAlive } from '../processes.mjs';
import { PersonError } from '../terminal.mjs';
import { takeBase } from './base-dump.mjs';
import { copyLogs, listLogs } from './binary-logs.mjs';
import { removeForgotten, withoutOld } from './forget-old.mjs';
import { emptyManifest, readManifest, writeManifest } from './manifest.mjs';
import { withMariadbPrograms } from './mariadb-programs.mjs';
import { copyStoredFiles } from './stored-files.mjs';

const BASE_EVERY_MS = 7 * 24 * 3_600_000;

/**
 * One backup into `folder`: the binary logs since the last one, and a new base when there is none, when
 * the last is a week old, when `full` asks for it, or when the server no longer has the logs between.
 * Answers what was done.
 */
export async function takeBackup({ url, folder, filesFolder, full = false, keepDays }) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const release = takeFolder(folder);
  try {
    return await withMariadbPrograms(url, (programs) =>
      withConnection(url, (connection) =>
        addToBackup({ connection, programs, url, folder, filesFolder, full, keepDays }),
      ),
    );
  } finally {
    release();
  }
}

async function addToBackup({ connection, programs, url, folder, filesFolder, full, keepDays }) {
  const manifest = readManifest(folder) ?? emptyManifest(sourceOf(url));
  refuseOtherSource(manifest, url, folder);
  const chain = await chainOf(connection, manifest);
  const wantsBase = full || !chain.isWhole || isOld(manifest.bases.at(-1));
  const place = { connection, programs, folder, generation: chain.generation };
  let base;
  if (wantsBase) {
    base = await takeBase({ ...place, database: manifest.source.database });
    manifest.bases.push(base);
  }
  const first = chain.next ?? base.position.file;
  const logs = await copyLogs({ ...place, first });
  manifest.logs.push(...logs);
  // After the logs: a file is on disk before the row that names it is committed.
  manifest.files = await copyStoredFiles(filesFolder, folder);
  const { kept, forgotten } =
    keepDays === undefined
      ? { kept: manifest, forgotten: [] }
      : withoutOld(manifest, { days: keepDays, now: Date.now() });
  await writeManifest(folder, kept);
  removeForgotten(folder, forgotten);
  return { base, logs, files: manifest.files, until: manifest.logs.at(-1).until };
}

/** Where the copied logs end, and whether the server still has the one that follows. */
async function chainOf(connection, { bases, logs }) {
  const last = logs.at(-1);
  if (last === undefined) return { isWhole: false, generation: 1 };
  const onServer = await listLogs(connection);
  const next = nameAfter(last.name);
  const isWhole = bases.length > 0 && onServer.includes(next);
  return isWhole
    ? { isWhole, generation: last.generation, next }
    : { isWhole, generation: last.generation + 1 };
}

const nameAfter = (name) =>
  name.replace(/\d+$/, (digits) => String(Number(digits) + 1).padStart(digits.length, '0'));

const isOld = (base) =>
  base === undefined || Date.now() - Date.parse(base.startedAt) > BASE_EVERY_MS;

function sourceOf(url) {
  const { hostname, port, pathname } = new URL(url);
  return { host: hostname, port: port || '3306', database: decodeURIComponent(pathname.slice(1)) };
}

/** The logs of two servers under one name would be a chain that leads nowhere. */
function refuseOtherSource({ source }, url, folder) {
  if (JSON.stringify(source) === JSON.stringify(sourceOf(url))) return;
  const name = `${source.host}:${source.port}/${source.database}`;
  throw new PersonError(
    `${folder} contient la sauvegarde d'une autre base (${name}) : choisissez un autre dossier.\n` +
      `${folder} holds the backup of another database (${name}): choose another folder.`,
  );
}

/** One backup at a time; the mark of a program that has died is taken over. */
function takeFolder(folder) {
  const mark = join(folder, 'backup.pid');
  const holder = readPid(mark);
  if (holder !== undefined && holder !== process.pid && isAlive(holder)) {
    throw new PersonError(
      `Une sauvegarde est déjà en cours dans ${folder} (processus ${holder}).\n` +
        `A backup into ${folder} is already running (process ${holder}).`,
    );
  }
  writeFileSync(mark, String(process.pid), { mode: 0o600 });
  return () => rmSync(mark, { force: true });
}

function readPid(mark) {
  try {
    return Number(readFileSync(mark, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}
