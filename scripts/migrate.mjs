import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { databaseUrlFromEnvironment, withConnection } from './databases.mjs';
import { explain, PersonError, step } from './terminal.mjs';

const LEASE_SECONDS = 60;
const LEASE_RENEWED_EVERY_MS = 15_000;
const LEASE_WAIT_MS = 120_000;
const migrationsFolder = resolve(dirname(fileURLToPath(import.meta.url)), '../prisma/migrations');

/**
 * Applies the migrations that the database lacks, in order, and records each in `_prisma_migrations`
 * as Prisma does. Stops on one that has failed before, or whose file has changed since.
 * MariaDB commits each DDL statement by itself: a failed file stays half applied.
 */
export async function migrate(url, { folder = migrationsFolder } = {}) {
  const files = migrationFiles(folder);
  return withConnection(
    url,
    async (connection) => {
      await connection.query(recordsTable);
      await connection.query(leaseTable);
      const holder = `${hostname()}:${process.pid}:${randomUUID()}`;
      await takeLease(connection, holder);
      const renewal = setInterval(() => void renewLease(url, holder), LEASE_RENEWED_EVERY_MS);
      try {
        const missing = await missingMigrations(connection, files);
        for (const migration of missing) await apply(connection, migration);
        return missing.length === 0 ? 'à jour' : `${missing.length} appliquée(s)`;
      } finally {
        clearInterval(renewal);
        await connection.query('DELETE FROM `_migration_lease` WHERE `holder` = ?', [holder]);
      }
    },
    { multipleStatements: true },
  );
}

/** The folders of prisma/migrations in order: `{ name, sql, checksum }`. */
export function migrationFiles(folder = migrationsFolder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const content = readFileSync(join(folder, name, 'migration.sql'));
      const checksum = createHash('sha256').update(content).digest('hex');
      return { name, sql: content.toString('utf8'), checksum };
    });
}

const recordsTable = `
  CREATE TABLE IF NOT EXISTS \`_prisma_migrations\` (
    id VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    finished_at DATETIME(3),
    migration_name VARCHAR(255) NOT NULL,
    logs TEXT,
    rolled_back_at DATETIME(3),
    started_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    applied_steps_count INTEGER UNSIGNED NOT NULL DEFAULT 0
  ) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`;

const leaseTable = `
  CREATE TABLE IF NOT EXISTS \`_migration_lease\` (
    \`id\` TINYINT NOT NULL PRIMARY KEY,
    \`holder\` VARCHAR(200) NOT NULL,
    \`expiresAt\` DATETIME(3) NOT NULL
  ) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`;

/** A row, not GET_LOCK: it survives a proxy that shares connections, and a dead holder's expires. */
async function takeLease(connection, holder) {
  const end = performance.now() + LEASE_WAIT_MS;
  for (;;) {
    await connection.query(
      'DELETE FROM `_migration_lease` WHERE `id` = 1 AND `expiresAt` < UTC_TIMESTAMP(3)',
    );
    const [inserted] = await connection.query(
      'INSERT IGNORE INTO `_migration_lease` VALUES (1, ?, UTC_TIMESTAMP(3) + INTERVAL ? SECOND)',
      [holder, LEASE_SECONDS],
    );
    if (inserted.affectedRows === 1) return;
    if (performance.now() > end) throw await leaseTaken(connection);
    await pause(200);
  }
}

async function leaseTaken(connection) {
  const [rows] = await connection.query('SELECT `holder` FROM `_migration_lease`');
  const holder = rows[0]?.holder ?? '?';
  return new PersonError(
    `Une autre migration est en cours (${holder}).\nAnother migration is running (${holder}).`,
  );
}

/** On a connection of its own: the first one is busy with a long statement. */
async function renewLease(url, holder) {
  await withConnection(url, (connection) =>
    connection.query(
      'UPDATE `_migration_lease` SET `expiresAt` = UTC_TIMESTAMP(3) + INTERVAL ? SECOND WHERE `holder` = ?',
      [LEASE_SECONDS, holder],
    ),
  ).catch(() => undefined);
}

async function missingMigrations(connection, files) {
  const [records] = await connection.query(
    'SELECT migration_name AS name, checksum, finished_at AS finishedAt, logs ' +
      'FROM `_prisma_migrations` WHERE rolled_back_at IS NULL',
  );
  for (const record of records) refuseIfBroken(record, files);
  const applied = new Set(records.map(({ name }) => name));
  const missing = files.filter(({ name }) => !applied.has(name));
  refuseIfOlder(missing, files, applied);
  return missing;
}

function refuseIfBroken({ name, checksum, finishedAt, logs }, files) {
  const file = files.find((migration) => migration.name === name);
  if (finishedAt === null) {
    throw new PersonError(
      `La migration ${name} a échoué auparavant et reste à moitié appliquée : réparez la base, puis supprimez sa ligne de _prisma_migrations.\n` +
        `Migration ${name} failed before and is half applied: repair the database, then delete its row from _prisma_migrations.\n${logs ?? ''}`,
    );
  }
  if (file === undefined) {
    throw new PersonError(
      `La base porte la migration ${name}, absente de prisma/migrations : ce programme est plus ancien que la base.\n` +
        `The database has migration ${name}, which prisma/migrations lacks: this program is older than the database.`,
    );
  }
  if (file.checksum !== checksum) {
    throw new PersonError(
      `La migration ${name} a changé depuis son application : rétablissez le fichier et écrivez une nouvelle migration.\n` +
        `Migration ${name} has changed since it was applied: restore the file and write a new migration.`,
    );
  }
}

function refuseIfOlder(missing, files, applied) {
  const lastApplied = files.findLast(({ name }) => applied.has(name))?.name ?? '';
  const late = missing.find(({ name }) => name < lastApplied);
  if (late === undefined) return;
  throw new PersonError(
    `La migration ${late.name} est plus ancienne que la dernière appliquée (${lastApplied}) : renommez-la avec une date postérieure.\n` +
      `Migration ${late.name} is older than the last one applied (${lastApplied}): give it a later date.`,
  );
}

async function apply(connection, { name, sql, checksum }) {
  const id = randomUUID();
  await connection.query(
    'INSERT INTO `_prisma_migrations` (id, checksum, migration_name, started_at) VALUES (?, ?, ?, UTC_TIMESTAMP(3))',
    [id, checksum, name],
  );
  try {
    await connection.query(sql);
  } catch (error) {
    await connection.query('UPDATE `_prisma_migrations` SET logs = ? WHERE id = ?', [
      error.message,
      id,
    ]);
    throw new PersonError(
      `La migration ${name} a échoué : ${error.message}\nMigration ${name} failed: ${error.message}`,
    );
  }
  await connection.query(
    'UPDATE `_prisma_migrations` SET finished_at = UTC_TIMESTAMP(3), applied_steps_count = 1 WHERE id = ?',
    [id],
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await step('Migrations', () => migrate(databaseUrlFromEnvironment()));
  } catch (error) {
    explain(error);
    process.exitCode = 1;
  }
}
