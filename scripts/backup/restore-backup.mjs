import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { createDatabase, withConnection } from '../databases.mjs';
import { PersonError, step } from '../terminal.mjs';
import { readManifest, requireIntact } from './manifest.mjs';
import { withMariadbPrograms } from './mariadb-programs.mjs';
import { planRestore } from './point-in-time.mjs';
import { stopPoint } from './stop-point.mjs';
import { restoreStoredFiles } from './stored-files.mjs';

/** Restores a backup into an empty database, as it was at `at`; answers where it was taken. */
export async function restoreBackup({ folder, at, url, filesFolder }) {
  const manifest = readManifest(folder) ?? notABackup(folder);
  const plan = planRestore(manifest, at);
  await step('Sauvegarde intacte', () =>
    requireIntact(folder, [plan.base, ...plan.logs, ...(manifest.files ? [manifest.files] : [])]),
  );
  await createDatabase(url);
  await refuseUnlessEmpty(url);
  await withMariadbPrograms(url, async ({ client, binlog }) => {
    await step('Base', () => loadBase({ client, folder, base: plan.base, url }));
    await step('Journal binaire', () =>
      replay({ client, binlog, folder, plan, url, source: manifest.source.database }),
    );
  });
  await step('Statistiques des tables', () => analyse(url));
  if (filesFolder !== undefined) {
    await step('Fichiers', async () => `${await restoreStoredFiles(folder, filesFolder)}`);
  }
  return manifest;
}

function notABackup(folder) {
  throw new PersonError(
    `${folder} ne contient pas de sauvegarde (manifest.json).\n` +
      `${folder} holds no backup (manifest.json).`,
  );
}

async function refuseUnlessEmpty(url) {
  const names = await tablesOf(url);
  if (names.length === 0) return;
  const { pathname } = new URL(url);
  throw new PersonError(
    `La base ${pathname.slice(1)} n'est pas vide (${names.length} tables) : on ne restaure que dans une base vide.\n` +
      `Database ${pathname.slice(1)} is not empty (${names.length} tables): a backup is restored into an empty one only.`,
  );
}

async function loadBase({ client, folder, base, url }) {
  const loading = client(clientArguments(url), 'pipe');
  await feed(loading, createReadStream(join(folder, base.file)), createGunzip());
  const counted = await countRows(url, Object.keys(base.rowCounts));
  for (const [table, count] of Object.entries(base.rowCounts)) {
    if (counted[table] === count) continue;
    throw new PersonError(
      `${table} : ${counted[table]} lignes chargées au lieu de ${count}.\n` +
        `${table}: ${counted[table]} rows loaded instead of ${count}.`,
    );
  }
}

/** Unpacked first, beside each other: mariadb-binlog follows a transaction from one log to the next. */
async function replay({ client, binlog, folder, plan, url, source }) {
  const draft = mkdtempSync(join(tmpdir(), 'icamo-logs-'));
  try {
    const files = [];
    for (const { file, name } of plan.logs) {
      const path = join(draft, name);
      await pipeline(
        createReadStream(join(folder, file)),
        createGunzip(),
        createWriteStream(path, { mode: 0o600 }),
      );
      files.push(path);
    }
    const target = databaseOf(url);
    const until = await stopPoint({ binlog, files, source, wanted: plan.wanted });
    const reading = binlog([
      '--disable-log-bin',
      '--skip-gtid-strict-mode',
      '--skip-annotate-row-events',
      // Only this database's events; filtered by the name they were written under.
      `--database=${source}`,
      ...(source === target ? [] : [`--rewrite-db=${source}->${target}`]),
      `--start-position=${plan.base.position.position}`,
      ...until.stop,
      ...until.files,
    ]);
    const applying = client(clientArguments(url), 'pipe');
    await Promise.all([feed(applying, reading.stdout), reading.done]);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** A program that refuses a statement closes its input: what it said is the error to show. */
async function feed(program, ...steps) {
  program.stdout.resume();
  const [said, fed] = await Promise.allSettled([program.done, pipeline(...steps, program.stdin)]);
  if (said.status === 'rejected') throw said.reason;
  if (fed.status === 'rejected') throw fed.reason;
}

/** Not into the server's own binary log: it would be as long as the base, and say nothing new. */
const clientArguments = (url) => [
  '--init-command=SET SESSION sql_log_bin = 0',
  '--binary-mode',
  '--default-character-set=utf8mb4',
  '--max-allowed-packet=64M',
  databaseOf(url),
];

const databaseOf = (url) => decodeURIComponent(new URL(url).pathname.slice(1));

const tablesOf = (url) =>
  withConnection(url, async (connection) => {
    const [rows] = await connection.query(
      'SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()',
    );
    return rows.map(({ name }) => name);
  });

const countRows = (url, tables) =>
  withConnection(url, async (connection) => {
    const counts = {};
    for (const table of tables) {
      const [[row]] = await connection.query(`SELECT COUNT(*) AS count FROM \`${table}\``);
      counts[table] = Number(row.count);
    }
    return counts;
  });

/** After a mass of rows the optimiser would choose its plans by empty tables. */
async function analyse(url) {
  const tables = await tablesOf(url);
  await withConnection(url, (connection) =>
    connection.query(`ANALYZE TABLE ${tables.map((name) => `\`${name}\``).join(', ')}`),
  );
}
