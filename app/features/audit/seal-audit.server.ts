import type { IpmTransaction, TenantContext } from '~/platform/context';
import { CHAIN_START, chainHmac, SEALING_LOOK_BACK, type ChainedEntry } from './audit-chain.server';

type ChainHead = { readonly sequence: bigint; readonly hmac: string; readonly auditId: bigint };

const BATCH = 500;
/** One run seals at most this many batches; the next one goes on. */
const BATCHES = 200;
/**
 * Gives the tenant's new entries their order and chains them with the key. Answers how many. Two
 * runs at once wait for each other; a run that is stopped goes on where it was.
 */
export async function sealAudit(
  ctx: TenantContext,
  options: { readonly auditKey: Buffer; readonly everything?: boolean },
): Promise<number> {
  const { auditKey, everything = false } = options;
  let sealed = 0;
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const count = await ctx.transaction((tx) => sealBatch(tx, auditKey, everything));
    sealed += count;
    if (count < BATCH) break;
  }
  return sealed;
}

async function sealBatch(tx: IpmTransaction, key: Buffer, everything: boolean): Promise<number> {
  await lockChain(tx);
  const head = await readHead(tx);
  const floor = everything || head === null ? 0n : head.auditId - SEALING_LOOK_BACK;
  const entries = await unsealedEntries(tx, floor);
  let previous = head?.hmac ?? CHAIN_START;
  let sequence = head?.sequence ?? 0n;
  const seals = entries.map((entry) => {
    sequence += 1n;
    const hmac = chainHmac(key, { ipmId: tx.ipmId, previous, sequence, entry });
    previous = hmac;
    return { sequence, auditId: entry.id, hmac, sealedAt: tx.now };
  });
  await tx.sql.insertMany('AuditSeal', seals);
  return seals.length;
}

/** A row that always exists once made: `FOR UPDATE` on an empty chain would lock nothing. */
async function lockChain({ sql }: IpmTransaction) {
  await sql.run`INSERT INTO NumberSeries (ipmId, series, year, lastNumber)
    VALUES (${sql.ipm}, ${'audit-chain'}, 0, 0)
    ON DUPLICATE KEY UPDATE lastNumber = lastNumber + 1`;
}

function readHead({ sql }: IpmTransaction): Promise<ChainHead | null> {
  return sql.first<ChainHead>`SELECT sequence, hmac, auditId FROM AuditSeal
    WHERE ipmId = ${sql.ipm} ORDER BY sequence DESC LIMIT 1 FOR UPDATE`;
}

function unsealedEntries({ sql }: IpmTransaction, floor: bigint): Promise<ChainedEntry[]> {
  return sql.rows<ChainedEntry>`SELECT e.id, e.at, e.userId, e.actor, e.action, e.entityKind,
      e.entityId, e.reason, e.requestId, e.digest
    FROM AuditEntry e LEFT JOIN AuditSeal s ON s.ipmId = e.ipmId AND s.auditId = e.id
    WHERE e.ipmId = ${sql.ipm} AND e.id > ${floor} AND s.auditId IS NULL
    ORDER BY e.id LIMIT ${BATCH}`;
}
