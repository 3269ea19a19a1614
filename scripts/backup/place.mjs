import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { databaseUrlFromEnvironment } from '../databases.mjs';
import { inProject } from '../project.mjs';

/** The database and the stored files to save: as told, as set, or those of the demonstration. */
export function place(options) {
  const { DATABASE_URL, FILES_DIR, DATA_DIR = inProject('.data') } = process.env;
  const asked = options['database-url'] ?? DATABASE_URL;
  const demo = asked === undefined ? readJson(resolve(DATA_DIR, 'demo.json')) : undefined;
  return {
    url: asked ?? demo?.databaseUrl ?? databaseUrlFromEnvironment(),
    filesFolder: resolve(options.files ?? FILES_DIR ?? resolve(DATA_DIR, 'files')),
  };
}

/**
 * The key that verifies the journal's seals: as set, or that of the demonstration when the backup was
 * taken of its database. Without it `verify` says that it cannot check the chains.
 */
export function auditKeyFor(source) {
  if (process.env.AUDIT_KEY) return process.env.AUDIT_KEY;
  const folder = process.env.DATA_DIR ?? inProject('.data');
  const { databaseUrl } = readJson(resolve(folder, 'demo.json')) ?? {};
  if (databaseUrl === undefined) return undefined;
  const { hostname, port, pathname } = new URL(databaseUrl);
  const isDemo =
    hostname === source.host && port === source.port && pathname === `/${source.database}`;
  return isDemo ? readJson(resolve(folder, 'secrets.json'))?.AUDIT_KEY : undefined;
}

const readJson = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);
