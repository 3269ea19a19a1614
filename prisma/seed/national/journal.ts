import { randomBytes } from 'node:crypto';
import { CHAIN_START, chainHmac } from '~/features/audit/audit-chain.server';
import { auditDigest } from '~/features/audit/audit-digest.server';
import { canonicalJson } from '~/features/audit/canonical-json';
import type { LoadedRow } from './table-loader';

export type RecordedEvent = {
  readonly actor: string;
  readonly action: string;
  readonly entityKind: string;
  readonly entityId: bigint;
  readonly before?: unknown;
  readonly after: unknown;
  readonly reason?: string;
};

const SALT_BYTES = 16;
const SALTS_AT_ONCE = 1_000;

/** Chance drawn for many entries at once: each call of its own takes longer than all the rest. */
function createSalts(): () => string {
  let drawn = '';
  let start = 0;
  return () => {
    if (start === drawn.length) {
      drawn = randomBytes(SALT_BYTES * SALTS_AT_ONCE).toString('hex');
      start = 0;
    }
    start += 2 * SALT_BYTES;
    return drawn.slice(start - 2 * SALT_BYTES, start);
  };
}

/** Appends to the journal of one tenant, each entry sealed as the sealing job would have. */
export function createJournal(tenant: {
  readonly ipmId: bigint;
  readonly newId: () => bigint;
  readonly auditKey: Buffer;
  readonly add: (table: string, row: LoadedRow) => void;
}) {
  const { ipmId, newId, auditKey, add } = tenant;
  let sequence = 0n;
  let previous = CHAIN_START;
  const salt = createSalts();
  return ({ before, after, reason, ...event }: RecordedEvent, at: Date, now: string): void => {
    const id = newId();
    const payload = {
      salt: salt(),
      before: before === undefined ? null : canonicalJson(before),
      after: canonicalJson(after),
    };
    const entry = {
      id,
      userId: null,
      ...event,
      reason: reason ?? null,
      requestId: 'seed',
      digest: auditDigest(payload),
    };
    add('AuditEntry', { ...entry, at: now });
    add('AuditPayload', { auditId: id, ...payload });
    sequence += 1n;
    previous = chainHmac(auditKey, { ipmId, previous, sequence, entry: { ...entry, at } });
    add('AuditSeal', { sequence, auditId: id, hmac: previous, sealedAt: now });
  };
}
