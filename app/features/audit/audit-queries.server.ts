import { addDays, type Day } from '~/domain/period';
import { NotFound } from '~/domain/outcome';
import { latestFirst } from '~/features/forms/latest-first';
import { containing } from '~/features/forms/list-query';
import type { TenantContext, TenantSql } from '~/platform/context';
import { SYSTEM_ACTOR } from './actor-name';
import { changesBetween, type AuditChange } from './audit-changes';

export type AuditRow = {
  readonly id: bigint;
  readonly at: Date;
  readonly userId: bigint | null;
  readonly actor: string;
  readonly action: string;
  readonly entityKind: string;
  readonly entityId: bigint;
  readonly reason: string | null;
};
export type AuditHistoryRow = AuditRow & { readonly changes: readonly AuditChange[] };
export type AuditFilter = {
  readonly actor: string | null;
  /** Whether what is asked of the actor is also in the name that automatic work is shown by. */
  readonly includesSystem: boolean;
  readonly action: string | null;
  readonly from: Day | null;
  readonly to: Day | null;
};

type PayloadRow = AuditRow & { readonly before: string | null; readonly after: string | null };
type Asking = Pick<TenantContext, 'sql'>;

const HISTORY_LIMIT = 50;
const ACTIONS_LIMIT = 200;
export const AUDIT_PAGE_SIZE = 50;

/** What was done to one record, alone or with many others, the newest first. */
export async function listHistory(
  { sql }: Asking,
  entityKind: string,
  entityId: bigint,
): Promise<AuditHistoryRow[]> {
  const own = await sql.rows<PayloadRow>`SELECT e.id, e.at, e.userId, e.actor, e.action,
      e.entityKind, e.entityId, e.reason, p.\`before\`, p.\`after\`
    FROM AuditEntry e
    LEFT JOIN AuditPayload p ON p.ipmId = e.ipmId AND p.auditId = e.id
    WHERE e.ipmId = ${sql.ipm} AND e.entityKind = ${entityKind} AND e.entityId = ${entityId}
    ORDER BY e.id DESC LIMIT ${HISTORY_LIMIT}`;
  const amongOthers = await sql.rows<PayloadRow>`SELECT e.id, e.at, e.userId, e.actor, e.action,
      e.entityKind, e.entityId, e.reason, c.\`before\`, c.\`after\`
    FROM RecordChange c
    JOIN AuditEntry e ON e.ipmId = c.ipmId AND e.id = c.auditId
    WHERE c.ipmId = ${sql.ipm} AND c.entityId = ${entityId} AND c.entityKind = ${entityKind}
    ORDER BY c.auditId DESC LIMIT ${HISTORY_LIMIT}`;
  return [...own, ...amongOthers]
    .sort((a, b) => (a.id > b.id ? -1 : 1))
    .slice(0, HISTORY_LIMIT)
    .map(withChanges);
}

export async function listAudit(
  { sql }: Asking,
  filter: AuditFilter,
  page: number,
): Promise<{ readonly rows: AuditRow[]; readonly total: number }> {
  const where = conditionOf(sql, filter);
  const rows = await sql.rows<AuditRow>`SELECT e.id, e.at, e.userId, e.actor, e.action,
      e.entityKind, e.entityId, e.reason
    FROM AuditEntry e WHERE e.ipmId = ${sql.ipm} ${where}
    ORDER BY e.id DESC LIMIT ${AUDIT_PAGE_SIZE} OFFSET ${(page - 1) * AUDIT_PAGE_SIZE}`;
  const count = await sql.first<{ total: bigint }>`SELECT COUNT(*) AS total FROM AuditEntry e
    WHERE e.ipmId = ${sql.ipm} ${where}`;
  return { rows, total: Number(count?.total ?? 0n) };
}

/** All rows of the filter for a file, the latest first. */
export const streamAudit = ({ sql }: Asking, filter: AuditFilter) =>
  latestFirst(
    (id, limit) => sql.rows<AuditRow>`SELECT e.id, e.at, e.userId, e.actor, e.action,
        e.entityKind, e.entityId, e.reason
      FROM AuditEntry e WHERE e.ipmId = ${sql.ipm} AND e.id < ${id} ${conditionOf(sql, filter)}
      ORDER BY e.id DESC LIMIT ${limit}`,
  );

export async function getAuditEntry(
  { sql }: Asking,
  id: bigint,
): Promise<AuditHistoryRow & { readonly isErased: boolean; readonly sequence: bigint | null }> {
  const row = await sql.first<
    PayloadRow & { payloadId: bigint | null; sequence: bigint | null }
  >`SELECT e.id, e.at, e.userId, e.actor, e.action, e.entityKind, e.entityId, e.reason,
      p.auditId AS payloadId, p.\`before\`, p.\`after\`, s.sequence
    FROM AuditEntry e
    LEFT JOIN AuditPayload p ON p.ipmId = e.ipmId AND p.auditId = e.id
    LEFT JOIN AuditSeal s ON s.ipmId = e.ipmId AND s.auditId = e.id
    WHERE e.ipmId = ${sql.ipm} AND e.id = ${id}`;
  if (row === null) throw new NotFound(`audit entry ${id}`);
  const { payloadId, sequence, ...entry } = row;
  return { ...withChanges(entry), isErased: payloadId === null, sequence };
}

/** The kinds of action that the tenant's journal holds, for the filter. */
export async function listAuditActions({ sql }: Asking): Promise<string[]> {
  const rows = await sql.rows<{ action: string }>`SELECT DISTINCT action FROM AuditEntry
    WHERE ipmId = ${sql.ipm} ORDER BY action LIMIT ${ACTIONS_LIMIT}`;
  return rows.map(({ action }) => action);
}

function withChanges({ before, after, ...entry }: PayloadRow): AuditHistoryRow {
  return { ...entry, changes: changesBetween(before, after) };
}

function conditionOf(sql: TenantSql, filter: AuditFilter) {
  const { actor, includesSystem, action, from, to } = filter;
  const orSystem = includesSystem ? sql.part`OR e.actor = ${SYSTEM_ACTOR}` : sql.none;
  const ofActor =
    actor === null ? sql.none : sql.part`AND (e.actor LIKE ${containing(actor)} ${orSystem})`;
  const ofAction = action === null ? sql.none : sql.part`AND e.action = ${action}`;
  const since = from === null ? sql.none : sql.part`AND e.at >= ${from}`;
  const until = to === null ? sql.none : sql.part`AND e.at < ${addDays(to, 1)}`;
  return sql.part`${ofActor} ${ofAction} ${since} ${until}`;
}
