import type { TenantSql } from '~/platform/context';
import { CHAIN_START, chainHmac, SEALING_LOOK_BACK, type ChainedEntry } from './audit-chain.server';
import { auditDigest } from './audit-digest.server';

export type AuditBreachKind =
  | 'entry-changed'
  | 'entry-removed'
  | 'seal-removed'
  | 'tail-removed'
  | 'anchor-differs'
  | 'payload-altered'
  | 'never-sealed';
export type AuditBreach = { readonly kind: AuditBreachKind; readonly at: string };
export type AuditAnchor = { readonly entryCount: bigint; readonly headHmac: string };
export type AuditVerdict = {
  readonly sealed: bigint;
  readonly erasedPayloads: bigint;
  readonly breachCount: bigint;
  /** The first ones. */
  readonly breaches: readonly AuditBreach[];
};

type LinkRow = Omit<ChainedEntry, 'id'> & {
  readonly sequence: bigint;
  readonly auditId: bigint;
  readonly hmac: string;
  readonly id: bigint | null;
  readonly salt: string | null;
  readonly before: string | null;
  readonly after: string | null;
};

const BATCH = 1_000;
const BREACHES_TOLD = 20;

/**
 * Recomputes a tenant's chain from its first entry, in batches. One change gives one breach: after a
 * wrong link the walk goes on from what is stored.
 */
export async function verifyAudit(
  tenant: { readonly ipmId: bigint; readonly sql: TenantSql },
  proof: { readonly auditKey: Buffer; readonly anchors: readonly AuditAnchor[] },
): Promise<AuditVerdict> {
  const found = collector();
  const anchors = new Map(proof.anchors.map((anchor) => [anchor.entryCount, anchor.headHmac]));
  let sequence = 0n;
  let previous = CHAIN_START;
  let erasedPayloads = 0n;
  let newestSealed = 0n;
  for (;;) {
    const links = await nextLinks(tenant.sql, sequence);
    for (const link of links) {
      if (link.sequence !== sequence + 1n) found.add('seal-removed', `${sequence + 1n}`);
      const isFollowing = link.sequence === sequence + 1n;
      checkLink(link, { ...tenant, key: proof.auditKey, previous, isFollowing }, found.add);
      if (link.id !== null && link.salt === null) erasedPayloads += 1n;
      const anchored = anchors.get(link.sequence);
      if (anchored !== undefined && anchored !== link.hmac) {
        found.add('anchor-differs', `${link.sequence}`);
      }
      sequence = link.sequence;
      if (link.auditId > newestSealed) newestSealed = link.auditId;
      previous = link.hmac;
    }
    if (links.length < BATCH) break;
  }
  for (const count of anchors.keys()) if (count > sequence) found.add('tail-removed', `${count}`);
  for (const id of await neverSealed(tenant.sql, newestSealed)) found.add('never-sealed', `${id}`);
  return { sealed: sequence, erasedPayloads, ...found.result() };
}

function nextLinks(sql: TenantSql, after: bigint): Promise<LinkRow[]> {
  return sql.rows<LinkRow>`SELECT s.sequence, s.auditId, s.hmac, e.id, e.at, e.userId, e.actor,
      e.action, e.entityKind, e.entityId, e.reason, e.requestId, e.digest,
      p.salt, p.\`before\`, p.\`after\`
    FROM AuditSeal s
    LEFT JOIN AuditEntry e ON e.ipmId = s.ipmId AND e.id = s.auditId
    LEFT JOIN AuditPayload p ON p.ipmId = s.ipmId AND p.auditId = s.auditId
    WHERE s.ipmId = ${sql.ipm} AND s.sequence > ${after}
    ORDER BY s.sequence LIMIT ${BATCH}`;
}

function checkLink(
  link: LinkRow,
  chain: {
    readonly ipmId: bigint;
    readonly key: Buffer;
    readonly previous: string;
    /** After a gap the link cannot be recomputed; the gap is told already. */
    readonly isFollowing: boolean;
  },
  add: (kind: AuditBreachKind, at: string) => void,
) {
  const { id, sequence, salt, before, after } = link;
  if (id === null) {
    add('entry-removed', `${link.auditId}`);
    return;
  }
  const { ipmId, key, previous, isFollowing } = chain;
  const hmac = chainHmac(key, { ipmId, previous, sequence, entry: { ...link, id } });
  if (isFollowing && hmac !== link.hmac) add('entry-changed', `${id}`);
  if (salt !== null && auditDigest({ salt, before, after }) !== link.digest) {
    add('payload-altered', `${id}`);
  }
}

/** Older than what the sealing job still looks at, with newer ones sealed: it was kept from the job. */
async function neverSealed(sql: TenantSql, newestSealed: bigint) {
  const before = newestSealed - SEALING_LOOK_BACK;
  const rows = await sql.rows<{ id: bigint }>`SELECT e.id FROM AuditEntry e
    LEFT JOIN AuditSeal s ON s.ipmId = e.ipmId AND s.auditId = e.id
    WHERE e.ipmId = ${sql.ipm} AND s.auditId IS NULL AND e.id < ${before}
    ORDER BY e.id LIMIT ${BREACHES_TOLD}`;
  return rows.map(({ id }) => id);
}

function collector() {
  const breaches: AuditBreach[] = [];
  let breachCount = 0n;
  return {
    add: (kind: AuditBreachKind, at: string) => {
      breachCount += 1n;
      if (breaches.length < BREACHES_TOLD) breaches.push({ kind, at });
    },
    result: () => ({ breachCount, breaches }),
  };
}
