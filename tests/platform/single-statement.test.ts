import { afterAll, beforeAll, expect, test } from 'vitest';
import { newTenant } from '#tests/jobs/job-world';
import { testRuntime } from '#tests/support/runtime';
import type { TenantContext } from '~/platform/context';

const MARK = 'injected';
const source = testRuntime();
let ctx: TenantContext;

beforeAll(async () => {
  ctx = await newTenant(source);
  await source.pool.query('CREATE TABLE IF NOT EXISTS SecondStatement (mark VARCHAR(20))');
});

afterAll(() => source.pool.query('DROP TABLE SecondStatement'));

const second = `INSERT INTO SecondStatement VALUES ('${MARK}')`;
const marks = async () => (await source.pool.query('SELECT mark FROM SecondStatement'))[0];
const refused = { code: 'ER_PARSE_ERROR' };

test('a second statement is refused, and not run, wherever a query is not part of a transaction', async () => {
  await expect(source.pool.query(`SELECT 1; ${second}`)).rejects.toMatchObject(refused);
  const connection = await source.pool.getConnection();
  await expect(connection.query(`SELECT 1; ${second}`)).rejects.toMatchObject(refused);
  connection.release();
  await expect(source.prisma.$queryRawUnsafe(`SELECT 1; ${second}`)).rejects.toThrow();
  expect(await marks()).toEqual([]);
});

test('a transaction sends its writes together', async () => {
  const found = await ctx.transaction(async (tx) => {
    await tx.later.run`DELETE FROM WaveEvent WHERE ipmId = ${tx.later.ipm} AND eventId = ${'none'}`;
    return tx.sql.first<{ count: bigint }>`SELECT COUNT(*) AS count FROM WaveEvent
      WHERE ipmId = ${tx.sql.ipm}`;
  });
  expect(found).toEqual({ count: 0n });
});
