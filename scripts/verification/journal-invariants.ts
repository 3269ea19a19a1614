import { SCHEDULE } from '#jobs/schedule';
import { verifyAudit, type AuditAnchor } from '~/features/audit/verify-audit.server';
import { ipmSql } from '~/platform/database/system-db.server';
import { decodeResult } from '~/platform/database/result-codec';
import { newTally, probes, rows, type Invariant, type Nation } from './invariant';

/** Each tenant's chain from its first entry, against the key and against every anchor ever noted. */
export const auditChain: Invariant = {
  id: 'audit-chain',
  async check(nation) {
    const { pool, tenants, auditKey } = nation;
    const tally = newTally();
    if (auditKey === null) {
      tally.violation('AUDIT_KEY is not set: the chains cannot be verified');
      return tally.finding();
    }
    const noted = await anchorsInJournal(nation);
    for (const { id, slug } of tenants) {
      const stored = await rows<AuditAnchor>(
        pool,
        'SELECT entryCount, headHmac FROM AuditAnchor WHERE chainIpmId = ?',
        id,
      );
      const sql = ipmSql(pool, id, { checkStatements: false });
      const anchors = [...stored, ...(noted.get(id) ?? [])];
      const verdict = await verifyAudit({ ipmId: id, sql }, { auditKey, anchors });
      tally.checked += Number(verdict.sealed);
      for (const { kind, at } of verdict.breaches) tally.violation(`${slug} ${kind} ${at}`);
    }
    return tally.finding();
  },
};

/** ICAMO's own journal keeps every anchor too: removing the row of one does not help. */
async function anchorsInJournal({ pool }: Nation): Promise<Map<bigint, AuditAnchor[]>> {
  const entries = await rows<{ after: string }>(
    pool,
    `SELECT p.\`after\` FROM AuditEntry e
      JOIN AuditPayload p ON p.ipmId = e.ipmId AND p.auditId = e.id
      WHERE e.action = 'audit.anchored' AND e.ipmId IN
        (SELECT id FROM Ipm WHERE kind = 'coordination') ORDER BY e.id`,
  );
  const anchors = new Map<bigint, AuditAnchor[]>();
  for (const { after } of entries) {
    const { heads } = decodeResult(after) as {
      heads: readonly (AuditAnchor & { readonly chainIpmId: bigint })[];
    };
    for (const head of heads) {
      const known = anchors.get(head.chainIpmId) ?? [];
      known.push(head);
      anchors.set(head.chainIpmId, known);
    }
  }
  return anchors;
}

/** A message is waiting or done, never both; none has been given up, but what begins anew by itself. */
export const outbox: Invariant = probes(
  'outbox',
  `SELECT (SELECT COUNT(*) FROM OutboxMessage WHERE ipmId = ?)
    + (SELECT COUNT(*) FROM OutboxHistory WHERE ipmId = ?) AS count`,
  [
    {
      name: 'done-and-waiting',
      sql: `SELECT m.id, m.jobName FROM OutboxMessage m
        JOIN OutboxHistory h ON h.ipmId = m.ipmId AND h.id = m.id WHERE m.ipmId = ?`,
    },
    {
      name: 'given-up',
      sql: `SELECT id, jobName, lastError FROM OutboxMessage
        WHERE ipmId = ? AND failedAt IS NOT NULL
          AND jobName NOT IN (${SCHEDULE.map(({ job }) => `'${job}'`).join(', ')})`,
    },
    {
      name: 'event-without-effect',
      sql: `SELECT e.eventId FROM WaveEvent e
        WHERE e.ipmId = ? AND e.state = 'received'
          AND NOT EXISTS (SELECT 1 FROM OutboxMessage m
            WHERE m.ipmId = e.ipmId AND m.jobName = 'wave.event')`,
    },
  ],
);

/** Ids only: a row may hold what no log should show. */
const orphan = (child: string, parent: string, on: string, shown = 'id') => ({
  name: `${child}-without-${parent}`,
  sql: `SELECT c.${shown} FROM ${child} c LEFT JOIN ${parent} p ON ${on}
    WHERE c.ipmId = ? AND p.id IS NULL`,
});
const within = (column: string) => `p.ipmId = c.ipmId AND p.id = c.${column}`;

/** The tables without foreign keys: what their rows belong to is there. */
export const orphans: Invariant = probes(
  'orphans',
  `SELECT (SELECT COUNT(*) FROM ContributionCallLine WHERE ipmId = ?)
    + (SELECT COUNT(*) FROM ProviderInvoiceLine WHERE ipmId = ?)
    + (SELECT COUNT(*) FROM LedgerTransfer WHERE ipmId = ?)
    + (SELECT COUNT(*) FROM AuditPayload WHERE ipmId = ?) AS count`,
  [
    orphan('ContributionCallLine', 'ContributionCall', within('callId'), 'callId'),
    orphan('ContributionCallLine', 'Participant', within('participantId'), 'callId'),
    orphan('ContributionCallLine', 'Employment', within('employmentId'), 'callId'),
    orphan('ProviderInvoiceLine', 'ProviderInvoice', within('invoiceId'), 'invoiceId'),
    orphan('ProviderInvoiceLine', 'Participant', within('participantId'), 'invoiceId'),
    orphan('LedgerTransfer', 'LedgerPosting', within('postingId'), 'postingId'),
    orphan('AuditPayload', 'AuditEntry', within('auditId'), 'auditId'),
    orphan('Affiliation', 'Employer', 'p.id = c.employerId'),
    orphan('ProviderAdhesion', 'Provider', 'p.id = c.providerId'),
    orphan('Participant', 'Person', 'p.id = c.personId'),
    orphan('Dependant', 'Person', 'p.id = c.personId'),
  ],
);
