import mysql from 'mysql2/promise';
import { expect, test } from 'vitest';
import { testDatabaseUrl } from '#tests/support/database';

test('the private database of a test run is migrated, and recorded as Prisma records', async () => {
  const connection = await mysql.createConnection({ uri: testDatabaseUrl(), timezone: 'Z' });
  const [rows] = await connection.query<mysql.RowDataPacket[]>(
    'SELECT checksum, finished_at, applied_steps_count FROM _prisma_migrations',
  );
  await connection.end();
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) {
    expect(row['checksum']).toMatch(/^[0-9a-f]{64}$/);
    expect(row['finished_at']).toBeInstanceOf(Date);
    expect(row['applied_steps_count']).toBe(1);
  }
});
