import type { JobContext } from '~/platform/job-context.server';
import type { TenantContext } from '~/platform/context';
import { recordAudit } from './record-audit.server';
import { sealAudit } from './seal-audit.server';

export type AuditAnchorHead = {
  readonly chainIpmId: bigint;
  readonly entryCount: bigint;
  readonly headHmac: string;
};

/**
 * Once a day, in ICAMO's tenant: notes count and head of every tenant's chain in the national table
 * and in ICAMO's own journal, so that cutting off the end of a chain shows, and so does removing an
 * anchor. The first run of a day counts.
 */
export async function anchorAudit(ctx: JobContext): Promise<number> {
  const heads: AuditAnchorHead[] = [];
  await ctx.forEachTenant(async (tenant) => {
    await sealAudit(tenant, { auditKey: ctx.auditKey, everything: true });
    const head = await readChainHead(tenant);
    if (head) heads.push(head);
  });
  await ctx.transaction(async (tx) => {
    await ctx.finish(tx);
    await recordAudit(ctx, tx, {
      action: 'audit.anchored',
      entityKind: 'audit-anchor',
      entityId: ctx.ipm.id,
      after: { day: ctx.today, heads },
    });
  });
  for (const { chainIpmId, entryCount, headHmac } of heads) {
    await ctx.national.run`INSERT IGNORE INTO AuditAnchor
        (chainIpmId, anchoredOn, entryCount, headHmac, createdAt)
      VALUES (${chainIpmId}, ${ctx.today}, ${entryCount}, ${headHmac}, ${ctx.now})`;
  }
  return heads.length;
}

async function readChainHead({ ipm, sql }: TenantContext): Promise<AuditAnchorHead | null> {
  const seal = await sql.first<{ sequence: bigint; hmac: string }>`SELECT sequence, hmac
    FROM AuditSeal WHERE ipmId = ${sql.ipm} ORDER BY sequence DESC LIMIT 1`;
  if (seal === null) return null;
  return { chainIpmId: ipm.id, entryCount: seal.sequence, headHmac: seal.hmac };
}
