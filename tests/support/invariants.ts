import { createPool } from 'mysql2/promise';
import { afterAll, expect } from 'vitest';
import { invoices } from '../../scripts/verification/invoices-invariant';
import { wallets } from '../../scripts/verification/wallet-invariant';
import type { TestIpm } from './new-ipm';

let pool: ReturnType<typeof createPool> | undefined;

afterAll(async () => {
  await pool?.end();
  pool = undefined;
});

/** What `npm run verify` asks of the invoices and the wallet of one IPM. */
export async function expectInvariants({ ipm }: TestIpm): Promise<void> {
  pool ??= createPool({ uri: process.env['DATABASE_URL'] ?? '', supportBigNumbers: true });
  const tenants = [{ id: ipm.id, slug: ipm.slug, kind: 'ipm' }];
  for (const invariant of [invoices, wallets]) {
    const { examples } = await invariant.check({ pool, tenants, auditKey: null });
    expect(examples).toEqual([]);
  }
}
