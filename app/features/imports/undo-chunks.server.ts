import { reportProgress } from '~/features/progress/report-progress.server';
import { Refused } from '~/domain/outcome';
import type { IpmTransaction, TenantContext } from '~/platform/context';
import { recordAudit } from '../audit/record-audit.server';
import { recordChanges } from '../audit/record-changes.server';
import { getBatch, moveBatch, type ImportBatchRow } from './batch-row.server';
import { restoreRecords, type StoredChange } from './restore-records.server';
import { findUndoBlocker } from './undo-blockers.server';

/**
 * Takes an import back, its last chunk first, a transaction each. A chunk that is taken back says so
 * in its entry of the journal: a worker that was killed goes on with those that are left.
 */
export async function undoChunks(
  ctx: TenantContext & { readonly signal?: AbortSignal },
  { batchId }: { readonly batchId: bigint },
): Promise<void> {
  const batch = await getBatch(ctx, batchId);
  if (batch.state !== 'undoing') return;
  const total = batch.createCount + batch.changeCount + batch.leftCount;
  let done = 0;
  for (const chunkId of await chunksOf(ctx, batchId)) {
    ctx.signal?.throwIfAborted();
    done += await ctx.transaction((tx) => undoChunk(ctx, tx, batch, chunkId));
    await reportProgress(ctx, batchId, { state: 'running', done, total });
  }
  await ctx.transaction(async (tx) => {
    const end = { batchId, from: 'undoing', to: 'undone', now: tx.now } as const;
    if (!(await moveBatch(tx.sql, end))) return;
    await recordAudit(ctx, tx, {
      action: 'import.undone',
      entityKind: 'import',
      entityId: batchId,
    });
  });
  await reportProgress(ctx, batchId, { state: 'done', done: total, total });
}

async function chunksOf({ sql }: TenantContext, batchId: bigint): Promise<bigint[]> {
  const rows = await sql.rows<{ id: bigint }>`SELECT id FROM AuditEntry
    WHERE ipmId = ${sql.ipm} AND entityKind = 'import' AND entityId = ${batchId}
      AND action = 'import.chunk-applied' ORDER BY id DESC`;
  return rows.map(({ id }) => id);
}

/** Answers how many records were put back; none when another worker has done it. */
async function undoChunk(
  ctx: TenantContext,
  tx: IpmTransaction,
  batch: ImportBatchRow,
  chunkId: bigint,
): Promise<number> {
  const { sql } = tx;
  const current = await getBatch(tx, batch.id, 'lock');
  if (current.state !== 'undoing' || (await isUndone(tx, batch.id, chunkId))) return 0;
  const blocker = await findUndoBlocker(sql, batch.kind, { batchId: batch.id, chunkId });
  if (blocker !== null) throw new Refused(blocker.reason, { record: blocker.record });
  const changes =
    await sql.rows<StoredChange>`SELECT entityId, entityKind, \`before\`, \`after\`, \`undo\`
    FROM RecordChange WHERE ipmId = ${sql.ipm} AND auditId = ${chunkId} ORDER BY entityId`;
  await restoreRecords(tx, batch.kind, changes);
  await recordChanges(
    ctx,
    tx,
    {
      action: 'import.chunk-undone',
      entityKind: 'import',
      entityId: batch.id,
      reason: String(chunkId),
      recordKind: changes[0]?.entityKind ?? batch.kind,
      after: { kind: batch.kind },
    },
    changes.map(({ entityId, before, after }) => ({
      entityId,
      before: parsed(after),
      after: parsed(before),
      undo: null,
    })),
  );
  return changes.length;
}

async function isUndone({ sql }: IpmTransaction, batchId: bigint, chunkId: bigint) {
  const row = await sql.first`SELECT id FROM AuditEntry
    WHERE ipmId = ${sql.ipm} AND entityKind = 'import' AND entityId = ${batchId}
      AND action = 'import.chunk-undone' AND reason = ${String(chunkId)}`;
  return row !== null;
}

const parsed = (text: string | null) =>
  text === null ? null : (JSON.parse(text) as Record<string, unknown>);
