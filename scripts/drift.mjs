import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createDatabase,
  databaseUrlFromEnvironment,
  dropDatabase,
  siblingUrl,
  withConnection,
} from './databases.mjs';
import { generate } from './generate.mjs';
import { migrate } from './migrate.mjs';
import { explain, say } from './terminal.mjs';

const schemaFile = resolve(dirname(fileURLToPath(import.meta.url)), '../prisma/schema.sql');

/**
 * Builds the migrations in one scratch database and the Prisma schema in another, and answers every
 * difference between their columns, indexes and foreign keys, both ways, as sentences.
 */
export async function findDrift(serverUrl, { migrations, schema = schemaFile } = {}) {
  const suffix = randomBytes(4).toString('hex');
  const [migrated, declared] = ['migrated', 'declared'].map((kind) =>
    siblingUrl(serverUrl, `icamo_drift_${kind}_${suffix}`),
  );
  try {
    await Promise.all([createDatabase(migrated), createDatabase(declared)]);
    await migrate(migrated, migrations === undefined ? {} : { folder: migrations });
    const build = (connection) => connection.query(readFileSync(schema, 'utf8'));
    await withConnection(declared, build, { multipleStatements: true });
    return differences(await describe(migrated), await describe(declared));
  } finally {
    await Promise.all([dropDatabase(migrated), dropDatabase(declared)]);
  }
}

/** Every fact of a database as `what → how`. */
async function describe(url) {
  return withConnection(url, async (connection) => {
    const facts = new Map();
    for (const [kind, sql] of Object.entries(questions)) {
      const [rows] = await connection.query({ sql, rowsAsArray: true });
      for (const [name, description] of rows) facts.set(`${kind} ${name}`, String(description));
    }
    return facts;
  });
}

const ownTables = "TABLE_NAME NOT IN ('_prisma_migrations', '_migration_lease')";

const questions = {
  table: `
    SELECT TABLE_NAME, CONCAT_WS(' ', ENGINE, TABLE_COLLATION)
    FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND ${ownTables}`,
  column: `
    SELECT CONCAT(TABLE_NAME, '.', COLUMN_NAME),
      CONCAT_WS(' ', COLUMN_TYPE, IF(IS_NULLABLE = 'YES', 'NULL', 'NOT NULL'), COLLATION_NAME,
        CONCAT('DEFAULT ', COLUMN_DEFAULT), EXTRA, GENERATION_EXPRESSION)
    FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND ${ownTables}`,
  index: `
    SELECT CONCAT(TABLE_NAME, '.', INDEX_NAME),
      CONCAT(IF(NON_UNIQUE = 0, 'UNIQUE ', ''), INDEX_TYPE, ' (', GROUP_CONCAT(
        CONCAT(COLUMN_NAME, IFNULL(CONCAT('(', SUB_PART, ')'), ''), IF(COLLATION = 'D', ' DESC', ''))
        ORDER BY SEQ_IN_INDEX SEPARATOR ', '), ')')
    FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() AND ${ownTables}
    GROUP BY TABLE_NAME, INDEX_NAME, NON_UNIQUE, INDEX_TYPE`,
  'foreign key': `
    SELECT CONCAT(k.TABLE_NAME, '.', k.CONSTRAINT_NAME),
      CONCAT('(', GROUP_CONCAT(k.COLUMN_NAME ORDER BY k.ORDINAL_POSITION SEPARATOR ', '), ') → ',
        k.REFERENCED_TABLE_NAME, ' (',
        GROUP_CONCAT(k.REFERENCED_COLUMN_NAME ORDER BY k.ORDINAL_POSITION SEPARATOR ', '),
        ') ON DELETE ', r.DELETE_RULE, ' ON UPDATE ', r.UPDATE_RULE)
    FROM information_schema.KEY_COLUMN_USAGE k
    JOIN information_schema.REFERENTIAL_CONSTRAINTS r
      ON r.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA AND r.CONSTRAINT_NAME = k.CONSTRAINT_NAME
      AND r.TABLE_NAME = k.TABLE_NAME
    WHERE k.TABLE_SCHEMA = DATABASE() AND k.REFERENCED_TABLE_NAME IS NOT NULL
    GROUP BY k.TABLE_NAME, k.CONSTRAINT_NAME, k.REFERENCED_TABLE_NAME, r.DELETE_RULE, r.UPDATE_RULE`,
};

function differences(migrated, declared) {
  const names = [...new Set([...migrated.keys(), ...declared.keys()])].sort();
  return names.flatMap((name) => {
    const [real, wanted] = [migrated.get(name), declared.get(name)];
    if (real === wanted) return [];
    if (real === undefined) return [`${name}: in the Prisma schema only (${wanted})`];
    if (wanted === undefined) return [`${name}: in the migrations only (${real})`];
    return [`${name}: the migrations say ${real}; the Prisma schema says ${wanted}`];
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await generate();
    const found = await findDrift(databaseUrlFromEnvironment());
    say(
      found.length === 0
        ? 'Les migrations et le schéma Prisma décrivent la même base. / Migrations and Prisma schema agree.'
        : [`${found.length} différence(s) / difference(s):`, ...found].join('\n  '),
    );
    process.exitCode = found.length === 0 ? 0 : 1;
  } catch (error) {
    explain(error);
    process.exitCode = 1;
  }
}
