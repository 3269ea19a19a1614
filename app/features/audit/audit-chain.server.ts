import { createHmac } from 'node:crypto';

/** What of an entry the chain covers: everything but the before/after, of which it covers the digest. */
export type ChainedEntry = {
  readonly id: bigint;
  readonly at: Date;
  readonly userId: bigint | null;
  readonly actor: string;
  readonly action: string;
  readonly entityKind: string;
  readonly entityId: bigint;
  readonly reason: string | null;
  readonly requestId: string;
  readonly digest: string;
};

/** What stands before the first entry of a chain. */
export const CHAIN_START = '0'.repeat(64);

/**
 * An entry may be committed long after its id was made, so the sealing job looks back behind the
 * newest one sealed: a day, in ids, which count milliseconds above their lowest 22 bits.
 */
export const SEALING_LOOK_BACK = BigInt(24 * 3_600_000) << 22n;

/** The keyed link of one entry to the one before it. Without the key nobody can make another. */
export function chainHmac(
  key: Buffer,
  link: {
    readonly ipmId: bigint;
    readonly previous: string;
    readonly sequence: bigint;
    readonly entry: ChainedEntry;
  },
): string {
  const { ipmId, previous, sequence, entry } = link;
  const text = JSON.stringify([
    'v1',
    String(ipmId),
    previous,
    String(sequence),
    String(entry.id),
    entry.at.toISOString(),
    entry.userId === null ? null : String(entry.userId),
    entry.actor,
    entry.action,
    entry.entityKind,
    String(entry.entityId),
    entry.reason,
    entry.requestId,
    entry.digest,
  ]);
  return createHmac('sha256', key).update(text).digest('hex');
}
