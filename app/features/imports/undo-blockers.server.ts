import type { ImportKind } from '~/domain/import/header-names';
import type { TenantSql } from '~/platform/context';

/** What stands on a record that an import made or changed, so that it cannot be taken back. */
type UndoBlocker = { readonly reason: UndoReason; readonly record: string };

type UndoReason =
  | 'import-undo-called'
  | 'import-undo-billed'
  | 'import-undo-family'
  | 'import-undo-employed'
  | 'import-undo-paid'
  | 'import-undo-changed';

type Scope = { readonly batchId: bigint; readonly chunkId: bigint | null };
type Search = (sql: TenantSql, from: TenantSql['none']) => Promise<{ record: string } | null>;

/** The first thing that depends on the import, or on one chunk of it; null when nothing does. */
export async function findUndoBlocker(
  sql: TenantSql,
  kind: ImportKind,
  scope: Scope,
): Promise<UndoBlocker | null> {
  const from = changesOf(sql, scope);
  for (const [reason, search] of [...SEARCHES[kind], ...EVERY_KIND]) {
    const found = await search(sql, from);
    if (found !== null) return { reason, record: found.record };
  }
  return null;
}

/** The chunks of the import and the records that each of them changed. */
const changesOf = (sql: TenantSql, { batchId, chunkId }: Scope) => sql.part`
  AuditEntry e JOIN RecordChange c ON c.ipmId = e.ipmId AND c.auditId = e.id
    AND e.ipmId = ${sql.ipm} AND e.entityKind = 'import' AND e.entityId = ${batchId}
    AND e.action = 'import.chunk-applied'
    ${chunkId === null ? sql.none : sql.part`AND e.id = ${chunkId}`}`;

const called: Search = (sql, from) => sql.first`
  SELECT l.matricule AS record FROM ${from}
  JOIN ContributionCallLine l ON l.ipmId = c.ipmId AND l.participantId = c.entityId
  LEFT JOIN Employment m ON m.ipmId = l.ipmId AND m.id = l.employmentId
  WHERE e.ipmId = ${sql.ipm} AND (c.undo IS NULL OR m.createdAt >= e.at) LIMIT 1`;

const billed: Search = (sql, from) => sql.first`
  SELECT p.matricule AS record FROM ${from}
  JOIN Participant p ON p.ipmId = c.ipmId AND p.id = c.entityId
  JOIN ProviderInvoiceLine l ON l.ipmId = p.ipmId AND l.participantId = p.id
  WHERE e.ipmId = ${sql.ipm} AND c.undo IS NULL LIMIT 1`;

const family: Search = (sql, from) => sql.first`
  SELECT p.matricule AS record FROM ${from}
  JOIN Participant p ON p.ipmId = c.ipmId AND p.id = c.entityId
  JOIN Dependant d ON d.ipmId = p.ipmId AND d.participantId = p.id
  WHERE e.ipmId = ${sql.ipm} AND c.undo IS NULL LIMIT 1`;

const familyBilled: Search = (sql, from) => sql.first`
  SELECT d.lastName AS record FROM ${from}
  JOIN Dependant d ON d.ipmId = c.ipmId AND d.id = c.entityId
  JOIN ProviderInvoiceLine l ON l.ipmId = d.ipmId AND l.participantId = d.participantId
    AND l.dependantId = d.id
  WHERE e.ipmId = ${sql.ipm} AND c.undo IS NULL LIMIT 1`;

const employed: Search = (sql, from) => sql.first`
  SELECT a.name AS record FROM ${from}
  JOIN Affiliation a ON a.ipmId = c.ipmId AND a.id = c.entityId
  JOIN Employment m ON m.ipmId = a.ipmId AND m.affiliationId = a.id
  WHERE e.ipmId = ${sql.ipm} AND c.undo IS NULL LIMIT 1`;

const employerCalled: Search = (sql, from) => sql.first`
  SELECT a.name AS record FROM ${from}
  JOIN Affiliation a ON a.ipmId = c.ipmId AND a.id = c.entityId
  JOIN ContributionCall k ON k.ipmId = a.ipmId AND k.affiliationId = a.id
  WHERE e.ipmId = ${sql.ipm} AND c.undo IS NULL LIMIT 1`;

const paid: Search = (sql, from) => sql.first`
  SELECT a.name AS record FROM ${from}
  JOIN Affiliation a ON a.ipmId = c.ipmId AND a.id = c.entityId
  JOIN Receipt r ON r.ipmId = a.ipmId AND r.affiliationId = a.id
  WHERE e.ipmId = ${sql.ipm} AND c.undo IS NULL LIMIT 1`;

/** By a later import: what this one changed is no longer what stands. */
const changedByImport: Search = (sql, from) => sql.first`
  SELECT m.actor AS record FROM ${from}
  JOIN RecordChange n ON n.ipmId = c.ipmId AND n.entityId = c.entityId AND n.auditId > c.auditId
  JOIN AuditEntry m ON m.ipmId = n.ipmId AND m.id = n.auditId
  WHERE e.ipmId = ${sql.ipm} LIMIT 1`;

const changedByHand: Search = (sql, from) => sql.first`
  SELECT n.actor AS record FROM ${from}
  JOIN AuditEntry n ON n.ipmId = c.ipmId AND n.entityKind = c.entityKind
    AND n.entityId = c.entityId AND n.id > c.auditId
  WHERE e.ipmId = ${sql.ipm} LIMIT 1`;

type Searches = readonly (readonly [UndoReason, Search])[];

const SEARCHES: Readonly<Record<ImportKind, Searches>> = {
  participants: [
    ['import-undo-called', called],
    ['import-undo-billed', billed],
    ['import-undo-family', family],
  ],
  dependants: [['import-undo-billed', familyBilled]],
  employers: [
    ['import-undo-employed', employed],
    ['import-undo-called', employerCalled],
    ['import-undo-paid', paid],
  ],
};

const EVERY_KIND: Searches = [
  ['import-undo-changed', changedByImport],
  ['import-undo-changed', changedByHand],
];
