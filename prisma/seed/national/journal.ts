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
  return ({ before, after, reason, ...event }: RecordedEvent, at: Date, now: string): void => {
    const id = newId();
    const payload = {
      salt: randomBytes(SALT_BYTES).toString('hex'),
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
