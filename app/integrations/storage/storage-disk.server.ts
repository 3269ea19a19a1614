import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SaveResult, StoragePort } from './storage-port';

const KEY = /^[0-9a-f]{32}$/;
const KEY_BYTES = 16;

/** Files under one folder. Names come from the key alone, so that no key leads out of it. */
export function createDiskStorage(rootFolder: string): StoragePort {
  return {
    save: (content, { maxBytes }) => saveFile(rootFolder, content, maxBytes),
    async open(key) {
      const file = await openIfPresent(pathOf(rootFolder, key));
      if (file === null) return null;
      const { size } = await file.stat();
      return { stream: file.createReadStream(), sizeBytes: size };
    },
    async remove(key) {
      await rm(pathOf(rootFolder, key), { force: true });
    },
  };
}

async function saveFile(
  rootFolder: string,
  content: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<SaveResult> {
  const key = randomBytes(KEY_BYTES).toString('hex');
  const path = pathOf(rootFolder, key);
  const partPath = `${path}.part`;
  await mkdir(dirname(path), { recursive: true });
  const file = await open(partPath, 'wx', 0o600);
  try {
    const written = await writeLimited(file, content, maxBytes);
    if (written === null) return { ok: false, reason: 'file-too-large' };
    // On disk before its row is committed: a key in the database always leads to a file.
    await file.sync();
    await rename(partPath, path);
    return { ok: true, key, ...written };
  } finally {
    await file.close();
    await rm(partPath, { force: true });
  }
}

/** Null as soon as the limit is passed; the rest is not read. */
async function writeLimited(
  file: FileHandle,
  content: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<{ sizeBytes: number; sha256: string } | null> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for await (const chunk of content) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > maxBytes) return null;
    hash.update(chunk);
    await file.appendFile(chunk);
  }
  return { sizeBytes, sha256: hash.digest('hex') };
}

/** Two letters of folder, so that none holds hundreds of thousands of files. */
function pathOf(rootFolder: string, key: string): string {
  if (!KEY.test(key)) throw new Error('Not a storage key');
  return join(rootFolder, key.slice(0, 2), key);
}

async function openIfPresent(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
