import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'mysql2/promise';
import { createPool } from '~/platform/database/pool.server';
import type { Runtime } from '~/platform/runtime.server';
import { createDatabase, dropDatabase } from '../../scripts/databases.mjs';
import { migrate } from '../../scripts/migrate.mjs';

/** What an import points to: there before it begins. */
const THERE_BEFORE = ['Affiliation'];
/** What the application of a file writes, parents first. */
const WRITTEN = [
  'Person',
  'Participant',
  'Employment',
  'AuditEntry',
  'AuditPayload',
  'RecordChange',
];

/** Loads the rows that an import has written, from files, into an empty database with the same schema. */
export async function loadSameRows(runtime: Runtime, ipmId: bigint, folder: string) {
  const copyUrl = `${runtime.settings.DATABASE_URL}_load`;
  await dropDatabase(copyUrl);
  await createDatabase(copyUrl);
  await migrate(copyUrl);
  chmodSync(folder, 0o777);
  const copy = createPool(copyUrl, { connectionLimit: 1 });
  const paths: string[] = [];
  try {
    for (const table of THERE_BEFORE) {
      const { path } = await dump(runtime.pool, folder, table, ipmId);
      paths.push(path);
      await load(copy, table, path);
    }
    const files: { table: string; path: string; rows: number }[] = [];
    for (const table of WRITTEN) {
      const file = await dump(runtime.pool, folder, table, ipmId);
      paths.push(file.path);
      if (file.rows > 0) files.push({ table, ...file });
    }
    const since = performance.now();
    for (const { table, path, rows } of files) {
      const loaded = await load(copy, table, path);
      if (loaded !== rows) throw new Error(`${table}: ${loaded} of ${rows} rows loaded`);
    }
    const seconds = (performance.now() - since) / 1_000;
    return { seconds, rows: files.reduce((total, { rows }) => total + rows, 0) };
  } finally {
    await copy.end();
    await dropDatabase(copyUrl);
    for (const path of paths) rmSync(path, { force: true });
  }
}

async function dump(pool: Pool, folder: string, table: string, ipmId: bigint) {
  const path = join(folder, `${table}-${String(ipmId)}.tsv`);
  const source =
    table === 'Person'
      ? `SELECT x.* FROM Person x JOIN Participant p ON p.personId = x.id
         WHERE p.ipmId = ? ORDER BY x.id`
      : `SELECT * FROM \`${table}\` WHERE ipmId = ?`;
  const [written] = await pool.query(`${source} INTO OUTFILE '${path}' CHARACTER SET utf8mb4`, [
    ipmId,
  ]);
  return { path, rows: (written as { affectedRows: number }).affectedRows };
}

async function load(pool: Pool, table: string, path: string): Promise<number> {
  const [header] = await pool.query(
    `LOAD DATA INFILE '${path}' INTO TABLE \`${table}\` CHARACTER SET utf8mb4`,
  );
  return (header as { affectedRows: number }).affectedRows;
}
