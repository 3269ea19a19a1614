import { parseArgs } from 'node:util';
import { createPool } from '~/platform/database/pool.server';
import { demonstration } from './verification/demonstration';
import { digestOf } from './verification/digest';
import { dues } from './verification/dues-invariant';
import { duesPayments } from './verification/dues-payment-invariant';
import {
  rows,
  TENANTS_AT_ONCE,
  type Finding,
  type Nation,
  type Tenant,
} from './verification/invariant';
import { invoices } from './verification/invoices-invariant';
import { auditChain, orphans, outbox } from './verification/journal-invariants';
import { allocations, ledgerBalanced, receiptsGapless } from './verification/money-invariants';
import { wallets } from './verification/wallet-invariant';
import { summaries } from './verification/summaries-invariant';

const INVARIANTS = [
  ledgerBalanced,
  dues,
  duesPayments,
  summaries,
  receiptsGapless,
  allocations,
  invoices,
  wallets,
  auditChain,
  outbox,
  orphans,
];
const AUDIT_KEY_BYTES = 32;

/** `npm run verify -- [--json] [--database-url URL] [--only id]`: does everything still add up? */
try {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      'database-url': { type: 'string' },
      only: { type: 'string' },
    },
  });
  const asked = values['database-url'] ?? process.env.DATABASE_URL;
  const result = await verify(asked ?? demonstration().databaseUrl, values.only);
  const { invariants, ok } = result;
  process.stdout.write(values.json ? `${JSON.stringify(result)}\n` : inWords(invariants));
  process.exitCode = ok ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}

async function verify(databaseUrl: string | undefined, only: string | undefined) {
  if (databaseUrl === undefined) throw new Error('--database-url ou DATABASE_URL manque');
  const chosen = INVARIANTS.filter(({ id }) => only === undefined || id === only);
  if (chosen.length === 0) {
    throw new Error(`--only : ${INVARIANTS.map(({ id }) => id).join(', ')}`);
  }
  const pool = createPool(databaseUrl, { connectionLimit: TENANTS_AT_ONCE });
  try {
    const tenants = await rows<Tenant>(pool, 'SELECT id, slug, kind FROM Ipm ORDER BY slug');
    const nation: Nation = { pool, tenants, auditKey: readAuditKey(databaseUrl) };
    const invariants: Timed[] = [];
    for (const { id, check } of chosen) {
      const started = performance.now();
      const finding = await check(nation);
      const milliseconds = Math.round(performance.now() - started);
      invariants.push({ id, ...finding, milliseconds });
    }
    const digest = only === undefined ? await digestOf(nation) : null;
    return { invariants, digest, ok: invariants.every(({ violations }) => violations === 0) };
  } finally {
    await pool.end();
  }
}

/** From the settings; for the demonstration's own database, from its kept secrets. */
function readAuditKey(databaseUrl: string): Buffer | null {
  const demo = demonstration();
  const kept = demo.databaseUrl === databaseUrl ? demo.auditKey : undefined;
  const key = Buffer.from(process.env.AUDIT_KEY ?? kept ?? '', 'base64');
  return key.length >= AUDIT_KEY_BYTES ? key : null;
}

type Timed = Finding & { readonly milliseconds: number };

function inWords(invariants: readonly Timed[]): string {
  return invariants
    .map(({ id, checked, violations, examples, milliseconds }) => {
      const verdict = violations === 0 ? 'ok' : `${String(violations)} violation(s)`;
      const lines = examples.map((example) => `    ${example}\n`).join('');
      const seconds = `${(milliseconds / 1_000).toFixed(1)} s`;
      return `${id.padEnd(18)} ${String(checked).padStart(9)}  ${seconds.padStart(8)}  ${verdict}\n${lines}`;
    })
    .join('');
}
