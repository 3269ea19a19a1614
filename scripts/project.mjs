import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PersonError } from './terminal.mjs';

/** The folder that holds package.json. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

export const inProject = (...parts) => resolve(root, ...parts);

export function requireNode() {
  const wanted = JSON.parse(readFileSync(inProject('package.json'), 'utf8')).engines.node;
  const [major = 0, minor = 0] = wanted.match(/\d+/g).map(Number);
  const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return;
  throw new PersonError(
    `Il faut Node ${wanted} ; celui-ci est ${process.versions.node}.\n` +
      `Node ${wanted} is needed; this is ${process.versions.node}.`,
  );
}
