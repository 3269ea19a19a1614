import { addDays, type Day } from '~/domain/period';
import { reportProgress } from '~/features/progress/report-progress.server';
import type { IpmTransaction, TenantContext } from '~/platform/context';
import { recordChanges, type RecordChange } from '../audit/record-changes.server';
import { getBatch, type ImportBatchRow } from './batch-row.server';
import type { RecordUndo } from './importer';
import { countLeavers } from './leaver-queries.server';

/** Employments ended per transaction. */
const CHUNK_LEAVERS = 500;

/**
 * Ends the employments of those that a complete file does not name, a chunk per transaction: what is
 * dealt with says so in its row, so that a worker that was killed goes on with those that are left.
 */
export async function applyLeavers(
  ctx: TenantContext & { readonly signal?: AbortSignal },
  batch: ImportBatchRow,
): Promise<void> {
  if (!batch.isComplete) return;
  const { leaving } = await countLeavers(ctx, batch.id);
  const total = batch.rowCount + leaving;
  for (let done = batch.rowCount; ;) {
    ctx.signal?.throwIfAborted();
    const ended = await ctx.transaction((tx) => endChunk(ctx, tx, batch));
    if (ended === 0) return;
    done += ended;
    await reportProgress(ctx, batch.id, { state: 'running', done, total });
  }
}

type Leaver = {
  readonly employmentId: bigint;
  readonly participantId: bigint;
  readonly validTo: Day;
  readonly employer: string;
} & LeavingPerson;

type LeavingPerson = {
  readonly lastName: string;
  readonly firstName: string;
  readonly birthDate: Day | null;
  readonly sex: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly status: string;
  readonly leftOn: Day | null;
  readonly personId: bigint;
  readonly ninIndex: string | null;
  readonly ninCiphertext: string | null;
};

/** Answers how many leavers it has dealt with; what was ended meanwhile is left as it is. */
async function endChunk(
  ctx: TenantContext,
  tx: IpmTransaction,
  { id: batchId, kind, effectiveOn }: ImportBatchRow,
): Promise<number> {
  const { sql } = tx;
  const current = await getBatch(tx, batchId, 'lock');
  if (current.state !== 'applying') return 0;
  const waiting = await sql.rows<{ employmentId: bigint }>`SELECT employmentId FROM ImportLeaver
    WHERE ipmId = ${sql.ipm} AND batchId = ${batchId} AND keptAt IS NULL AND endedAt IS NULL
    ORDER BY employmentId LIMIT ${CHUNK_LEAVERS}`;
  const ids = waiting.map(({ employmentId }) => employmentId);
  if (ids.length === 0) return 0;
  const leavers = await lockLeavers(tx, ids, effectiveOn);
  if (leavers.length > 0) await endEmployments(tx, leavers, effectiveOn);
  await sql.run`UPDATE ImportLeaver SET endedAt = ${tx.now}
    WHERE ipmId = ${sql.ipm} AND batchId = ${batchId} AND employmentId IN (${sql.list(ids)})`;
  await sql.run`UPDATE ImportBatch SET leftCount = leftCount + ${leavers.length}, updatedAt = ${tx.now}
    WHERE ipmId = ${sql.ipm} AND id = ${batchId}`;
  const event = {
    action: 'import.chunk-applied',
    entityKind: 'import',
    entityId: batchId,
    recordKind: 'participant',
    after: { kind, left: leavers.length },
  };
  await recordChanges(ctx, tx, event, changesOf(leavers, effectiveOn));
  return ids.length;
}

function lockLeavers({ sql }: IpmTransaction, ids: readonly bigint[], day: Day) {
  return sql.rows<Leaver>`SELECT e.id AS employmentId, e.participantId, e.validTo,
      a.name AS employer, p.lastName, p.firstName, p.birthDate, p.sex, p.phone, p.email, p.status,
      p.leftOn, p.personId, p.ninIndex, p.ninCiphertext
    FROM Employment e
      JOIN Participant p ON p.ipmId = e.ipmId AND p.id = e.participantId
      JOIN Affiliation a ON a.ipmId = e.ipmId AND a.id = e.affiliationId
    WHERE e.ipmId = ${sql.ipm} AND e.id IN (${sql.list(ids)})
      AND e.validFrom < ${day} AND e.validTo > ${day}
    ORDER BY e.participantId, e.id FOR UPDATE`;
}

/** Whoever is employed nowhere any more leaves the IPM, and rights end with it. */
async function endEmployments({ sql, now }: IpmTransaction, leavers: readonly Leaver[], day: Day) {
  const employments = leavers.map(({ employmentId }) => employmentId);
  const people = [...new Set(leavers.map(({ participantId }) => participantId))];
  await sql.run`UPDATE Employment SET validTo = ${day}
    WHERE ipmId = ${sql.ipm} AND id IN (${sql.list(employments)})`;
  await sql.run`UPDATE Participant p SET p.status = 'left', p.leftOn = ${day}, p.updatedAt = ${now}
    WHERE p.ipmId = ${sql.ipm} AND p.id IN (${sql.list(people)}) AND p.status = 'active'
      AND NOT EXISTS (SELECT 1 FROM Employment e WHERE e.ipmId = ${sql.ipm}
        AND e.ipmId = p.ipmId AND e.participantId = p.id AND e.validTo > ${day})`;
}

/** One change a participant, whatever the number of employments that end. */
function changesOf(leavers: readonly Leaver[], day: Day): RecordChange[] {
  const byPerson = new Map<bigint, Leaver[]>();
  for (const leaver of leavers) {
    const others = byPerson.get(leaver.participantId);
    if (others) others.push(leaver);
    else byPerson.set(leaver.participantId, [leaver]);
  }
  return [...byPerson].map(([entityId, ended]) => {
    const employer = ended.map((leaver) => leaver.employer).join(', ');
    return {
      entityId,
      before: { employer, employedUntil: null },
      after: { employer, employedUntil: addDays(day, -1) },
      undo: undoOf(ended),
    };
  });
}

function undoOf(ended: readonly Leaver[]): RecordUndo | null {
  const [person] = ended;
  if (person === undefined) return null;
  const { lastName, firstName, birthDate, sex, phone, email, status, leftOn } = person;
  const { personId, ninIndex, ninCiphertext } = person;
  const about = { lastName, firstName, birthDate, sex, phone, email, status, leftOn };
  return {
    fields: { ...about, personId: String(personId), ninIndex, ninCiphertext },
    employment: {
      inserted: null,
      closed: ended.map(({ employmentId, validTo }) => ({ id: String(employmentId), validTo })),
      corrected: null,
    },
  };
}
