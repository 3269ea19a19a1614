import { createHash } from 'node:crypto';
import type { IpmTransaction, TenantContext } from '~/platform/context';
import { recordAudit, type AuditEvent } from './record-audit.server';

/** What an event did to one record; the values are already those that people may see. */
export type RecordChange = {
  readonly entityId: bigint;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  /** What puts the record back as it was; null for one that was made. */
  readonly undo: unknown;
};

type ChangesEvent = Omit<AuditEvent, 'before' | 'after'> & {
  readonly after: Readonly<Record<string, unknown>>;
  /** Kind of each record that changed. */
  readonly recordKind: string;
};

/**
 * One entry of the journal for many records, and a row for each of them, which its own history shows.
 * The entry holds the digest of the rows, so that the sealed chain covers them.
 */
export async function recordChanges(
  ctx: TenantContext,
  tx: IpmTransaction,
  { recordKind, ...event }: ChangesEvent,
  changes: readonly RecordChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const hash = createHash('sha256');
  const rows = changes.map(({ entityId, before, after, undo }) => {
    const row = {
      entityId,
      entityKind: recordKind,
      before: textOf(before),
      after: textOf(after),
      undo: textOf(undo),
    };
    hash.update(`${entityId}\n${row.before ?? ''}\n${row.after ?? ''}\n`);
    return row;
  });
  const auditId = await recordAudit(ctx, tx, {
    ...event,
    after: { ...event.after, records: rows.length, recordsDigest: hash.digest('hex') },
  });
  await tx.later.insertMany(
    'RecordChange',
    rows.map((row) => ({ ...row, auditId })),
  );
}

const textOf = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value);
