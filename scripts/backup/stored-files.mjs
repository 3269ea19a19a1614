import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, open, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { digestFile, keepFile } from './kept-file.mjs';
import { requireIntact } from './manifest.mjs';

const KEY = /^[0-9a-f]{32}$/;
const LIST = 'files.jsonl';

/**
 * Copies the uploads and documents that the backup does not hold yet. A stored file never changes
 * under its key, and one that the application has removed since stays in the backup.
 */
export async function copyStoredFiles(source, folder) {
  const known = await knownKeys(folder);
  const list = createWriteStream(join(folder, LIST), { flags: 'a', mode: 0o600 });
  try {
    for await (const key of storedKeys(source)) {
      if (known.has(key)) continue;
      const kept = await copyFile(source, join(folder, 'files'), key);
      if (kept === null) continue;
      list.write(`${JSON.stringify({ key, ...kept })}\n`);
      known.add(key);
    }
  } finally {
    await new Promise((resolve) => list.end(resolve));
  }
  await onDisk(join(folder, LIST));
  return { count: known.size, file: LIST, ...(await digestFile(join(folder, LIST))) };
}

/** Puts every file of the backup below `target`; one that is there already is left as it is. */
export async function restoreStoredFiles(folder, target) {
  let count = 0;
  for await (const { key, bytes, sha256 } of listed(folder)) {
    await requireIntact(folder, [{ file: join('files', pathOf(key)), bytes, sha256 }]);
    if (!existsSync(join(target, pathOf(key)))) await copyFile(join(folder, 'files'), target, key);
    count += 1;
  }
  return count;
}

/** Null when the file has gone meanwhile. */
async function copyFile(from, to, key) {
  const path = join(to, pathOf(key));
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    return await keepFile(path, createReadStream(join(from, pathOf(key))));
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

async function* storedKeys(source) {
  if (!existsSync(source)) return;
  for (const letters of (await readdir(source)).sort()) {
    if (!/^[0-9a-f]{2}$/.test(letters)) continue;
    for (const key of await readdir(join(source, letters))) if (KEY.test(key)) yield key;
  }
}

async function knownKeys(folder) {
  const keys = new Set();
  for await (const { key } of listed(folder)) keys.add(key);
  return keys;
}

async function* listed(folder) {
  if (!existsSync(join(folder, LIST))) return;
  const lines = createInterface({ input: createReadStream(join(folder, LIST)) });
  for await (const line of lines) {
    const entry = parse(line);
    if (entry !== undefined && KEY.test(entry.key)) yield entry;
  }
}

/** The last line of an interrupted copy may be half a line: its file is copied again. */
function parse(line) {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

async function onDisk(path) {
  const file = await open(path, 'r');
  await file.sync();
  await file.close();
}

const pathOf = (key) => join(key.slice(0, 2), key);
