import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool, PoolConnection, RowDataPacket } from 'mysql2/promise';
import { toDay } from '~/domain/period';
import { createPool } from '~/platform/database/pool.server';
import { LANES, seedNation } from '../../prisma/seed/national/seed-nation';
import { readParents } from '../../prisma/seed/national/table-loader';
import { sideBySide } from '../../prisma/seed/side-by-side';
import { createDatabase, dropDatabase } from '../../scripts/databases.mjs';
import { migrate } from '../../scripts/migrate.mjs';
import type { Benchmark } from './benchmark';
import { atLeast, pairOf } from './result';

const BAR = 0.5;
const NATION = { seed: '1', today: toDay('2026-11-22') };
const SIZES = { whole: { ipms: 40, lines: 300_000 }, quick: { ipms: 4, lines: 20_000 } };

/** The national data set, generator included, against `LOAD DATA` of the same rows from files. */
export const nationalSeed: Benchmark = {
  id: 'seed',
  async run({ runtime, quick, note }) {
    const size = quick ? SIZES.quick : SIZES.whole;
    const started = performance.now();
    const { tally } = await seedNation(runtime, { ...NATION, ...size });
    const ours = tally.rows / secondsSince(started);
    const megabytes = Math.round(process.resourceUsage().maxRSS / 1_024);
    note(`  ${tally.rows} rows seeded, ${megabytes} MB at most`);
    const loaded = await loadAgain(runtime.pool, runtime.settings.DATABASE_URL);
    const limit = loaded.rows / loaded.seconds;
    const name = 'National data set / LOAD DATA of the same rows';
    const what = { id: 'seed', name, unit: 'rows/s', bar: BAR };
    return [atLeast(what, pairOf(ours, limit))];
  },
};

const secondsSince = (started: number) => (performance.now() - started) / 1_000;

type LoadFile = { readonly table: string; readonly path: string; readonly rows: number };

/** Dumps every row, by table and IPM, and loads the files into an empty copy. */
async function loadAgain(pool: Pool, databaseUrl: string) {
  const folder = mkdtempSync(join(tmpdir(), 'icamo-load-'));
  chmodSync(folder, 0o777);
  const copyUrl = `${databaseUrl}_load`;
  await dropDatabase(copyUrl);
  await createDatabase(copyUrl);
  await migrate(copyUrl);
  const copy = createPool(copyUrl, { connectionLimit: LANES });
  try {
    const { national, byTenant } = await dump(pool, folder);
    const started = performance.now();
    const connections = await Promise.all(
      Array.from({ length: LANES }, () => copy.getConnection()),
    );
    const load = async (files: readonly LoadFile[], lane: number) => {
      for (const file of files) await loadFile(connections[lane]!, file);
    };
    await load(national, 0);
    await sideBySide(byTenant, LANES, load);
    const seconds = secondsSince(started);
    for (const connection of connections) connection.release();
    const files = [...national, ...byTenant.flat()];
    return { seconds, rows: files.reduce((total, { rows }) => total + rows, 0) };
  } finally {
    await copy.end();
    await dropDatabase(copyUrl);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function dump(pool: Pool, folder: string) {
  const tables = await tablesInOrder(pool);
  const [tenants] = await pool.query<RowDataPacket[]>('SELECT id FROM Ipm ORDER BY id');
  const national: LoadFile[] = [];
  for (const { table } of tables.filter(({ ofTenant }) => !ofTenant)) {
    national.push(...(await dumpOne(pool, folder, table, null)));
  }
  const byTenant: LoadFile[][] = [];
  for (const tenant of tenants) {
    const files: LoadFile[] = [];
    for (const { table } of tables.filter(({ ofTenant }) => ofTenant)) {
      files.push(...(await dumpOne(pool, folder, table, tenant['id'] as bigint)));
    }
    byTenant.push(files);
  }
  return { national, byTenant };
}

/** Tables with what they hold, parents of foreign keys first. */
async function tablesInOrder(pool: Pool) {
  const [columns] = await pool.query<RowDataPacket[]>(
    `SELECT TABLE_NAME AS name, MAX(COLUMN_NAME = 'ipmId' AND COLUMN_KEY = 'PRI') AS ofTenant
      FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE()
        AND TABLE_NAME NOT IN ('ProcessLease', 'WorkerHeartbeat', 'ScheduledRun', '_prisma_migrations')
      GROUP BY TABLE_NAME ORDER BY TABLE_NAME`,
  );
  const connection = await pool.getConnection();
  const parents = await readParents(connection).finally(() => {
    connection.release();
  });
  const placed = new Map<string, boolean>();
  const place = (name: string) => {
    if (placed.has(name)) return;
    for (const parent of parents.get(name) ?? []) place(parent);
    placed.set(name, Boolean(Number(columns.find((row) => row['name'] === name)?.['ofTenant'])));
  };
  for (const { name } of columns as { name: string }[]) place(name);
  return [...placed].map(([table, ofTenant]) => ({ table, ofTenant }));
}

async function dumpOne(
  pool: Pool,
  folder: string,
  table: string,
  tenant: bigint | null,
): Promise<LoadFile[]> {
  const path = join(folder, `${table}-${String(tenant ?? 'nation')}.tsv`);
  const [written] = await pool.query(
    `SELECT * FROM \`${table}\` ${tenant === null ? '' : 'WHERE ipmId = ?'} INTO OUTFILE '${path}'
      CHARACTER SET utf8mb4`,
    tenant === null ? [] : [tenant],
  );
  const rows = (written as { affectedRows: number }).affectedRows;
  return rows === 0 ? [] : [{ table, path, rows }];
}

async function loadFile(connection: PoolConnection, { table, path, rows }: LoadFile) {
  const [header] = await connection.query(
    `LOAD DATA INFILE '${path}' INTO TABLE \`${table}\` CHARACTER SET utf8mb4`,
  );
  const { affectedRows } = header as { affectedRows: number };
  if (affectedRows !== rows) throw new Error(`${table}: ${affectedRows} of ${rows} rows loaded`);
}
