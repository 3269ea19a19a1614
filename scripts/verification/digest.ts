import { createHash } from 'node:crypto';
import type { FieldPacket, RowDataPacket } from 'mysql2/promise';
import { CONTENTS } from './contents';
import { sideBySide, type Nation, type Tenant } from './invariant';

/**
 * SHA-256 of what the nation's funds hold; the same seed gives the same digest. The server sums up
 * the hash of each row: every row has its business key in it, so that their order says nothing more.
 */
export async function digestOf(nation: Nation): Promise<string> {
  const hash = createHash('sha256');
  const ofTenants = await sideBySide(nation.tenants, (tenant) => digestOfTenant(nation, tenant));
  for (const digest of ofTenants) hash.update(digest);
  return hash.digest('hex');
}

async function digestOfTenant({ pool }: Nation, { id, slug, kind }: Tenant): Promise<string> {
  const sums: unknown[] = [slug, kind];
  for (const statement of CONTENTS) {
    const [, fields] = await pool.query<RowDataPacket[]>(`${statement} LIMIT 0`, [id]);
    const [[sum]] = await pool.query<RowDataPacket[]>(sumOfHashes(statement, fields), [id]);
    sums.push(String(sum?.['counted']), String(sum?.['hashes']));
  }
  return JSON.stringify(sums);
}

/** The first 64 bits of the MD5 of each row, as JSON so that a null is not an empty text. */
function sumOfHashes(statement: string, fields: readonly FieldPacket[]): string {
  const columns = fields.map(({ name }) => `r.\`${name}\``).join(', ');
  return `SELECT COUNT(*) AS counted,
      COALESCE(SUM(CAST(CONV(LEFT(MD5(JSON_ARRAY(${columns})), 16), 16, 10) AS UNSIGNED)), 0) AS hashes
    FROM (${statement}) r`;
}
