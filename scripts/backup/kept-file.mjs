import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Writes what flows through `steps` to `path`: beside it first, on disk, then renamed, so that a file
 * that is there is whole. Answers its size and SHA-256.
 */
export async function keepFile(path, ...steps) {
  const part = `${path}.part`;
  const digest = digesting();
  try {
    await pipeline(...steps, digest.stream, createWriteStream(part, { mode: 0o600 }));
    const file = await open(part, 'r');
    await file.sync();
    await file.close();
    await rename(part, path);
    return digest.result();
  } finally {
    await rm(part, { force: true });
  }
}

/** Size and SHA-256 of a file; null when it is not there. */
export async function digestFile(path) {
  const digest = digesting();
  try {
    await pipeline(createReadStream(path), digest.stream, async (source) => {
      for await (const _chunk of source);
    });
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
  return digest.result();
}

function digesting() {
  const hash = createHash('sha256');
  let bytes = 0;
  const stream = new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  return { stream, result: () => ({ bytes, sha256: hash.digest('hex') }) };
}
