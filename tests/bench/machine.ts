import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';
import type { Pool, RowDataPacket } from 'mysql2/promise';

const SHOWN = [
  'version',
  'log_bin',
  'binlog_format',
  'sync_binlog',
  'innodb_flush_log_at_trx_commit',
  'innodb_buffer_pool_size',
  'innodb_doublewrite',
  'tx_isolation',
];

/** Where the figures were taken. */
export function describeMachine() {
  const [cpu] = cpus();
  return {
    cpu: cpu?.model ?? 'unknown',
    cores: cpus().length,
    memoryMb: Math.round(totalmem() / 1024 / 1024),
    system: `${platform()} ${release()} ${arch()}`,
    node: process.versions.node,
    loadBefore: Number((loadavg()[0] ?? 0).toFixed(2)),
  };
}

/** How durable the server of the run is. */
export async function describeSettings(pool: Pool): Promise<Record<string, string>> {
  const [rows] = await pool.query<RowDataPacket[]>(
    'SHOW GLOBAL VARIABLES WHERE Variable_name IN (?)',
    [SHOWN],
  );
  return Object.fromEntries(
    rows.map((row) => [String(row['Variable_name']), String(row['Value'])]),
  );
}
