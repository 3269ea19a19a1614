import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { PersonError } from '../terminal.mjs';
import { digestFile, keepFile } from './kept-file.mjs';

const FORMAT = 1;
const FILE = 'manifest.json';

/**
 * What a backup folder holds: `bases` (a dump, the place in the binary log where it was taken, the rows
 * of each table, the migrations), `logs` in order, each closed at `until`, and the list of files.
 */
export function readManifest(folder) {
  const path = join(folder, FILE);
  if (!existsSync(path)) return undefined;
  const manifest = parse(path);
  if (manifest?.format === FORMAT) return manifest;
  throw new PersonError(
    `${path} est illisible ou d'un autre format : cette sauvegarde ne peut pas servir.\n` +
      `${path} cannot be read or has another format: this backup cannot be used.`,
  );
}

export const emptyManifest = (source) => ({ format: FORMAT, source, bases: [], logs: [] });

/** Written last: what it names is already whole on disk. */
export function writeManifest(folder, manifest) {
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  return keepFile(join(folder, FILE), Readable.from([Buffer.from(text)]));
}

/** @throws PersonError for the first of the files that is not what the manifest says it is. */
export async function requireIntact(folder, entries) {
  for (const { file, bytes, sha256 } of entries) {
    const found = await digestFile(join(folder, file));
    if (found?.bytes === bytes && found.sha256 === sha256) continue;
    const [french, english] =
      found === null ? ['manque', 'is missing'] : ['est abîmé', 'is damaged'];
    throw new PersonError(
      `La sauvegarde est inutilisable : ${file} ${french}. Rien n'a été restauré.\n` +
        `The backup cannot be used: ${file} ${english}. Nothing was restored.`,
    );
  }
}

function parse(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
