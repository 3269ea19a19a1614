import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** One digest of the contents of files and folders; it changes when any of them does. */
export function fingerprint(paths, ignored = () => false) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesBelow(path, ignored))) {
    hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Does `work` unless it was done before with the same digest and left `results` behind. */
export async function unlessUnchanged({ stamp, digest, results }, work) {
  const isDone = results.every((path) => existsSync(path)) && readStamp(stamp) === digest;
  if (isDone) return 'inchangé';
  await work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
  return '';
}

function readStamp(stamp) {
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined;
}

function filesBelow(path, ignored) {
  if (!existsSync(path) || ignored(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name), ignored));
}
