import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createGzip } from 'node:zlib';
import { serverNow } from './binary-logs.mjs';
import { dumpReader } from './dump-reader.mjs';
import { keepFile } from './kept-file.mjs';

/**
 * The whole database as one transaction sees it: nobody is kept from writing meanwhile. The dump itself
 * says at which place of the binary log it was taken.
 */
export async function takeBase({ connection, programs, folder, generation, database }) {
  const startedAt = await serverNow(connection);
  const file = join('bases', `${startedAt.replace(/[:.]/g, '-')}.sql.gz`);
  mkdirSync(join(folder, 'bases'), { recursive: true, mode: 0o700 });
  // The logs to keep begin with the base: what was logged before is in it.
  await connection.query('FLUSH BINARY LOGS');
  let position;
  let knownAt;
  const reader = dumpReader({
    onPosition(found) {
      position = found;
      knownAt = serverNow(connection);
    },
  });
  const dump = programs.dump([
    '--single-transaction',
    '--master-data=2',
    '--quick',
    '--hex-blob',
    '--no-tablespaces',
    '--default-character-set=utf8mb4',
    '--max-allowed-packet=64M',
    database,
  ]);
  const [kept] = await Promise.all([
    keepFile(join(folder, file), dump.stdout, reader.stream, createGzip({ level: 6 })),
    dump.done,
  ]);
  if (position === undefined) throw new Error('the dump does not say where it was taken');
  return {
    startedAt,
    // The snapshot is not younger than this: from here on any instant can be restored.
    usableFrom: await knownAt,
    generation,
    position,
    server: await versionOf(connection),
    migrations: await migrationsOf(connection),
    rowCounts: reader.rowCounts,
    file,
    ...kept,
  };
}

async function versionOf(connection) {
  const [[row]] = await connection.query('SELECT VERSION() AS version');
  return row.version;
}

/** Told for people: the dump holds the table itself. */
async function migrationsOf(connection) {
  const [rows] = await connection
    .query(
      'SELECT migration_name AS name FROM `_prisma_migrations` WHERE finished_at IS NOT NULL ORDER BY name',
    )
    .catch(() => [[]]);
  return rows.map(({ name }) => name);
}
