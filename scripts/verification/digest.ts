import { createHash } from 'node:crypto';
import type { Connection } from 'mysql2';
import { CONTENTS } from './contents';
import type { Nation } from './invariant';

/** SHA-256 of what the nation's funds hold; the same seed gives the same digest. Rows are streamed. */
export async function digestOf({ pool, tenants }: Nation): Promise<string> {
  const hash = createHash('sha256');
  const connection = await pool.getConnection();
  try {
    const core = connection.connection as unknown as Connection;
    for (const { id, slug, kind } of tenants) {
      hash.update(JSON.stringify([slug, kind]));
      for (const sql of CONTENTS) {
        for await (const row of core.query({ sql, rowsAsArray: true }, [id]).stream()) {
          hash.update(JSON.stringify(row, asText));
        }
      }
    }
  } finally {
    connection.release();
  }
  return hash.digest('hex');
}

const asText = (_key: string, value: unknown) =>
  typeof value === 'bigint' ? value.toString() : value;
