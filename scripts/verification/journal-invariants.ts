import { SCHEDULE } from '#jobs/schedule';
import { verifyAudit, type AuditAnchor } from '~/features/audit/verify-audit.server';
import { ipmSql } from '~/platform/database/system-db.server';
import { decodeResult } from '~/platform/database/result-codec';
import { newTally, probes, rows, sideBySide, type Invariant, type Nation } from './invariant';

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
    const verdicts = await sideBySide(tenants, async ({ id, slug }) => {
      const stored = await rows<AuditAnchor>(
        pool,
        'SELECT entryCount, headHmac FROM AuditAnchor WHERE chainIpmId = ?',
        id,
      );
      const sql = ipmSql(pool, id, { checkStatements: false });
      const anchors = [...stored, ...(noted.get(id) ?? [])];
      return { slug, ...(await verifyAudit({ ipmId: id, sql }, { auditKey, anchors })) };
    });
    for (const { slug, sealed, breaches } of verdicts) {
      tally.checked += Number(sealed);
      for (const { kind, at } of breaches) tally.violation(`${slug} ${kind} ${at}`);
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

/** Ids only: a row may hold what no log should show. Each parent is looked for once. */
const orphan = (child: string, column: string, parent: string) => ({
  name: `${child}-without-${parent}`,
  sql: `SELECT c.${column} FROM (SELECT DISTINCT ${column} FROM ${child} WHERE ipmId = ?) c
    LEFT JOIN ${parent} p ON p.ipmId = ? AND p.id = c.${column}
    WHERE c.${column} IS NOT NULL AND p.id IS NULL`,
});
const nationalOrphan = (child: string, column: string, parent: string) => ({
  name: `${child}-without-${parent}`,
  sql: `SELECT c.id FROM ${child} c LEFT JOIN ${parent} p ON p.id = c.${column}
    WHERE c.ipmId = ? AND p.id IS NULL`,
});

/** The tables without foreign keys: what their rows belong to is there. */
export const orphans: Invariant = probes(
  'orphans',
  `SELECT (SELECT COUNT(*) FROM ContributionCallLine WHERE ipmId = ?)
    + (SELECT COUNT(*) FROM ProviderInvoiceLine WHERE ipmId = ?)
    + (SELECT COUNT(*) FROM LedgerTransfer WHERE ipmId = ?)
    + (SELECT COUNT(*) FROM AuditPayload WHERE ipmId = ?) AS count`,
  [
    orphan('ContributionCallLine', 'callId', 'ContributionCall'),
    orphan('ContributionCallLine', 'participantId', 'Participant'),
    orphan('ContributionCallLine', 'employmentId', 'Employment'),
    orphan('ProviderInvoiceLine', 'invoiceId', 'ProviderInvoice'),
    orphan('ProviderInvoiceLine', 'participantId', 'Participant'),
    orphan('ProviderInvoiceLine', 'dependantId', 'Dependant'),
    orphan('LedgerTransfer', 'postingId', 'LedgerPosting'),
    orphan('AuditPayload', 'auditId', 'AuditEntry'),
    nationalOrphan('Affiliation', 'employerId', 'Employer'),
    nationalOrphan('ProviderAdhesion', 'providerId', 'Provider'),
    nationalOrphan('Participant', 'personId', 'Person'),
    nationalOrphan('Dependant', 'personId', 'Person'),
  ],
);
