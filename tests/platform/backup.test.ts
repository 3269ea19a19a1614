import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordReceipt } from '~/features/payments/record-receipt.server';
import { sealAudit } from '~/features/audit/seal-audit.server';
import { createPool } from '~/platform/database/pool.server';
import { testDatabaseUrl } from '#tests/support/database';
import { testRuntime } from '#tests/support/runtime';
import {
  clock,
  issueMonth,
  newPayingIpm,
  newWorker,
  openPaymentWorld,
  receiptOf,
  type Paying,
} from '../features/payments/payment-world';
import { privateServers } from '../jobs/job-world';

const REDIS_UNUSED = 14;
const KEY = 'ab0123456789abcdef0123456789abcd';

const folder = mkdtempSync(join(tmpdir(), 'icamo-backup-'));
const backup = join(folder, 'backup');
const files = join(folder, 'files');
const restored: string[] = [];
let own: Awaited<ReturnType<typeof privateServers>>;
let fund: Paying;

beforeAll(async () => {
  own = await privateServers(REDIS_UNUSED);
  process.env.DATABASE_URL = own.servers.databaseUrl;
  mkdirSync(join(files, 'ab'), { recursive: true });
  writeFileSync(join(files, 'ab', KEY), 'a stored document');
});
openPaymentWorld();
afterAll(async () => {
  const pool = createPool(testDatabaseUrl());
  for (const name of restored) await pool.query(`DROP DATABASE IF EXISTS \`${name}\``);
  await pool.end();
  await own.drop();
  rmSync(folder, { recursive: true, force: true });
});

it('restores a backup taken under load as it was between two receipts of one second', async () => {
  fund = await newPayingIpm();
  await newWorker(fund, fund.affiliationId, 250_000n);
  await nameNationally();
  await issueMonth(fund, '2026-10');
  const load = writeReceipts();
  expect(await run('backup', ['--to', backup])).toMatchObject({ code: 0 });
  await load.stop();
  await receive('BEFORE');
  await sealAudit(fund.ctx, { auditKey: testRuntime().settings.AUDIT_KEY });
  const at = new Date();
  clock.now = new Date(at.getTime() + 1);
  await receive('AFTER');
  expect(await run('backup', ['--to', backup])).toMatchObject({ code: 0 });

  const target = restoreUrl('r');
  const options = ['--from', backup, '--at', at.toISOString(), '--database-url', target];
  const done = await run('restore', [...options, '--files', join(folder, 'restored')]);
  expect(done.output).toMatch(/ledger-balanced +[1-9].* ok$/m);
  expect(done.output).toMatch(/audit-chain +[1-9].* ok$/m);
  expect(done.code).toBe(0);
  expect(await references(target)).toEqual([...load.written, 'BEFORE'].sort());
  expect(await references(own.servers.databaseUrl)).toContain('AFTER');
  expect(readFileSync(join(folder, 'restored', 'ab', KEY), 'utf8')).toBe('a stored document');
  const again = await run('restore', options);
  expect(again.code).toBe(1);
  expect(again.output).toContain('is not empty');
}, 60_000);

it('refuses a damaged backup and an instant that it does not hold', async () => {
  const options = ['--from', backup, '--database-url', restoreUrl('d')];
  const late = await run('restore', [...options, '--at', '2099-01-01T00:00:00Z']);
  expect(late.output).toContain('This instant is not in the backup');
  const { bases } = JSON.parse(readFileSync(join(backup, 'manifest.json'), 'utf8')) as {
    bases: { file: string }[];
  };
  const dump = join(backup, bases[0]?.file ?? '');
  const content = readFileSync(dump);
  content.writeUInt8(content.readUInt8(1_000) ^ 1, 1_000);
  writeFileSync(dump, content);
  const damaged = await run('restore', options);
  expect(damaged.code).toBe(1);
  expect(damaged.output).toContain('is damaged. Nothing was restored.');
});

/** The fund's employer and worker as the nation knows them, which `verify` asks for. */
async function nameNationally() {
  const { pool } = testRuntime();
  await pool.query(`INSERT INTO Employer (id, ninea, legalName, regionCode, createdAt)
    SELECT employerId, ninea, name, regionCode, createdAt FROM Affiliation`);
  await pool.query(
    'INSERT INTO Person (id, createdAt) SELECT personId, createdAt FROM Participant',
  );
}

/** Receipts one after the other until told to stop; `written` are those that were acknowledged. */
function writeReceipts() {
  const written: string[] = [];
  const state = { isStopping: false };
  const loop = (async () => {
    for (let index = 0; !state.isStopping; index += 1) {
      const reference = `LOAD-${String(index).padStart(5, '0')}`;
      await receive(reference);
      written.push(reference);
    }
  })();
  return {
    written,
    async stop() {
      state.isStopping = true;
      await loop;
    },
  };
}

async function receive(reference: string) {
  const done = await recordReceipt(
    fund.gerant(),
    receiptOf(fund.affiliationId, 1_000n, { reference }),
  );
  if (!done.ok) throw new Error(done.reason);
}

async function references(databaseUrl: string): Promise<string[]> {
  const pool = createPool(databaseUrl, { connectionLimit: 1 });
  const [rows] = await pool.query('SELECT externalId FROM Receipt ORDER BY externalId');
  await pool.end();
  return (rows as { externalId: string }[]).map(({ externalId }) => externalId);
}

function restoreUrl(suffix: string): string {
  const url = new URL(own.servers.databaseUrl);
  url.pathname = `${url.pathname}_${suffix}`;
  restored.push(url.pathname.slice(1));
  return url.href;
}

/** The command as an operator runs it; both of its streams. */
function run(
  name: 'backup' | 'restore',
  args: string[],
): Promise<{ code: number; output: string }> {
  const env = { ...process.env, FILES_DIR: name === 'backup' ? files : '' };
  return new Promise((resolve) => {
    execFile(process.execPath, [`scripts/${name}.mjs`, ...args], { env }, (error, out, err) => {
      resolve({ code: Number(error?.code ?? 0), output: `${out}${err}` });
    });
  });
}
